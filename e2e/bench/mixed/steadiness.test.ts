import { expect, test } from "vitest";
import { leftOver, type Sample } from "./samples.ts";
import { compareSamples, compareTimes, EMPTY, unsteady } from "./steadiness.ts";
import type { Taken } from "./tally.ts";

const WARM = { from: 100, to: 1_100 };
/** A run of 1,100 moments, 100 of them before it is warm. */
const moments = Array.from({ length: 1_100 }, (_, at) => at);
const STEADY = {
  ...{ "web heap": 80e6, "web memory": 300e6, "worker heap": 60e6, "worker memory": 250e6 },
  ...{ "web files": 40, "worker files": 30, "sockets established": 9, "sockets close-wait": 0 },
  ...{ database: 30e6, "write-ahead log": 5e6 },
};

const run = (name: string, valueAt: (at: number) => number): readonly Sample[] =>
  moments.map((at) => ({ at, values: { ...STEADY, [name]: valueAt(at) } }));

test("what stays as it was is steady, whatever it was before the run was warm, and noise or not", () => {
  const noisy = run("web heap", (at) => (at < 100 ? 20e6 : 80e6 + (at % 7) * 1e6));
  expect(unsteady(compareSamples(noisy, WARM))).toEqual([]);
});

test.each(Object.keys(STEADY) as (keyof typeof STEADY)[])("%s that grows all the time is found", (name) => {
  const growing = run(name, (at) => STEADY[name] * (1 + at / 500) + (name.startsWith("sockets") ? at / 50 : 0));
  expect(unsteady(compareSamples(growing, WARM))).toHaveLength(1);
});

test("what was never measured is not steady", () => {
  expect(unsteady(compareSamples([], WARM)).length).toBe(Object.keys(STEADY).length);
  expect(
    unsteady(
      compareTimes(
        answers("page", () => 50),
        WARM,
      ),
    ).length,
  ).toBeGreaterThan(0);
});

const answers = (what: string, msAt: (at: number) => number): readonly Taken[] =>
  moments.map((at) => ({ what, at, ms: msAt(at) }));

test("answers that become slower are found, but for what the machine itself became slower", () => {
  const slower = answers("page", (at) => (at < 600 ? 50 : 120));
  expect(unsteady(compareTimes([...slower, ...answers(EMPTY, () => 1)], WARM)).length).toBeGreaterThan(0);
  expect(unsteady(compareTimes([...slower, ...answers(EMPTY, (at) => (at < 600 ? 1 : 2.4))], WARM))).toEqual([]);
});

test("a few answers in a hundred that become slow are found", () => {
  const slower = answers("page", (at) => (at > 600 && at % 50 === 0 ? 500 : 50));
  expect(unsteady(compareTimes([...slower, ...answers(EMPTY, () => 1)], WARM))).toEqual([
    expect.stringContaining("page, p99"),
  ]);
});

test("what is left over is whatever there is more of than before", () => {
  const before = { "web: open files": 30, "web: Timeout": 2 };
  expect(leftOver(before, { "web: open files": 29, "web: Timeout": 2 })).toEqual([]);
  expect(leftOver(before, { "web: open files": 31, "web: TCPSocketWrap": 1 })).toEqual([
    "web: open files: 31 are left, and 30 were there before",
    "web: TCPSocketWrap: 1 are left, and 0 were there before",
  ]);
});
