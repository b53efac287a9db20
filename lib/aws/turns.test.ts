import { expect, test } from "vitest";
import { Turns } from "./turns.ts";

test("of many calls that want to begin at once each begins, in order, and other work goes on between", async () => {
  const turns = new Turns();
  const begun: number[] = [];
  const calls = Array.from({ length: 50 }, (_, call) => turns.take().then(() => begun.push(call)));
  let between = 0;
  const work = () => {
    between += 1;
    if (begun.length < 50) setImmediate(work);
  };
  setImmediate(work);
  await Promise.all(calls);
  expect(begun).toEqual([...begun.keys()]);
  expect(between).toBeGreaterThan(2);
  await expect(turns.take()).resolves.toBeUndefined();
});
