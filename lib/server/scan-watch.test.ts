import { expect, test, vi } from "vitest";
import type { Scan } from "#lib/domain/scan.ts";
import { ScanWatch } from "./scan-watch.ts";

const state = (done: number, finishedAt: string | null = null) => ({ progress: { done }, finishedAt }) as Scan;
const never = new AbortController().signal;

/** A watch on a scan whose state changes at each read, and then stays at the last one. */
function watching(states: readonly Scan[]) {
  const looks: boolean[] = [];
  const onIdle = vi.fn();
  const look = async (standsStill: boolean) => {
    looks.push(standsStill);
    return states[Math.min(looks.length, states.length) - 1] ?? null;
  };
  return { watch: new ScanWatch(look, 2, onIdle), looks, onIdle };
}

async function all(source: AsyncGenerator<Scan>): Promise<Scan[]> {
  const seen: Scan[] = [];
  for await (const scan of source) seen.push(scan);
  return seen;
}

test("500 followers of a scan cost the queries of one, and each gets every change", async () => {
  const states = [state(0), state(1), state(1), state(2, "now")];
  const { watch, looks, onIdle } = watching(states);
  const seen = await Promise.all(Array.from({ length: 500 }, () => all(watch.follow(never))));
  for (const each of seen) expect(each).toEqual([state(0), state(1), state(2, "now")]);
  expect(looks).toEqual([false, false, false, true]);
  expect(onIdle).toHaveBeenCalledOnce();
});

test("a later follower gets the current state at once", async () => {
  const { watch } = watching([state(0)]);
  const first = watch.follow(never);
  await first.next();
  const stop = new AbortController();
  const late = watch.follow(stop.signal);
  expect((await late.next()).value).toEqual(state(0));
  stop.abort();
  expect((await late.next()).done).toBe(true);
});

test("without followers there are no queries, and a follower that left does not wait", async () => {
  const { watch, looks, onIdle } = watching([state(0)]);
  const stop = new AbortController();
  const follower = watch.follow(stop.signal);
  await follower.next();
  const next = follower.next();
  stop.abort();
  expect((await next).done).toBe(true);
  await vi.waitFor(() => expect(onIdle).toHaveBeenCalledOnce());
  const before = looks.length;
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(looks.length).toBe(before);
});

test("there is nothing to follow where there is no scan", async () => {
  expect(await all(watching([]).watch.follow(never))).toEqual([]);
});

test("a failed query is an error for each follower, never an end", async () => {
  const look = async () => Promise.reject(new Error("the database is gone"));
  const watch = new ScanWatch(look, 1, () => {});
  const followers = [all(watch.follow(never)), all(watch.follow(never))];
  for (const each of await Promise.allSettled(followers)) expect(each.status).toBe("rejected");
});
