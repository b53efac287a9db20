import { expect, onTestFinished, test } from "vitest";
import { openDatabase } from "./open-database.ts";
import { temporaryDatabase } from "./temporary-database.testkit.ts";

async function openQueue(path: string) {
  const store = await openDatabase(`file:${path}`, { now: () => new Date("2026-11-01T08:00:00Z") });
  onTestFinished(() => store.close());
  return store.queue;
}

test("scans leave the queue in the order of their requests, each with its Regions", async () => {
  const queue = await openQueue(temporaryDatabase());
  const ids = [await queue.enqueue(["us-east-1"]), await queue.enqueue(null), await queue.enqueue(["eu-west-1"])];
  const taken = [await queue.claim(), await queue.claim(), await queue.claim()];
  expect(taken.map((scan) => scan?.scanId)).toEqual(ids);
  expect(taken.map((scan) => scan?.regions)).toEqual([["us-east-1"], null, ["eu-west-1"]]);
  expect(await queue.claim()).toBeNull();
});

test("workers that take scans at the same time never take the same one", async () => {
  const path = temporaryDatabase();
  const queues = [await openQueue(path), await openQueue(path)];
  const ids: (string | undefined)[] = [];
  for (let each = 0; each < 6; each += 1) ids.push(await queues[0]?.enqueue(null));
  const taken = await Promise.all(queues.flatMap((queue) => Array.from({ length: 4 }, () => queue.claim())));
  const scans = taken.flatMap((scan) => scan?.scanId ?? []);
  expect(scans.toSorted()).toEqual(ids);
});
