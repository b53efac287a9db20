import { describe, expect, test } from "vitest";
import { SignsOfLife, thisProcess } from "./owner.ts";

const SELF = thisProcess();
/** An owner on another machine: only its heartbeat shows whether it runs. */
const ELSEWHERE = { ...thisProcess(), host: "elsewhere" };
const START = Date.parse("2026-11-01T08:00:00Z");

function watching() {
  const clock = { at: START, passed: 0 };
  const sleep = async (milliseconds: number) => {
    clock.passed += milliseconds;
  };
  const signs = new SignsOfLife(SELF, () => new Date(clock.at), { now: () => clock.passed, sleep });
  const isGone = (heartbeat: number) => signs.isGone("scan", ELSEWHERE, new Date(heartbeat).toISOString());
  return { clock, signs, isGone };
}

describe("the owner of a scan has time to send a heartbeat", () => {
  test("it is silent after a minute without a heartbeat, before or after now, and not earlier", () => {
    const { clock, signs } = watching();
    for (const away of [60_000, -60_000]) expect(signs.isSilent(new Date(clock.at + away).toISOString())).toBe(false);
    for (const away of [60_001, -60_001]) expect(signs.isSilent(new Date(clock.at + away).toISOString())).toBe(true);
  });

  test("it has ended only after three seconds of waiting without a heartbeat, for any change of the clock", () => {
    const { clock, isGone } = watching();
    clock.at += 3_600_000;
    expect(isGone(START)).toBe(false);
    clock.passed = 2_999;
    expect(isGone(START)).toBe(false);
    clock.passed = 3_000;
    expect(isGone(START)).toBe(true);
  });

  test("a heartbeat in that time restarts the wait", () => {
    const { clock, isGone } = watching();
    clock.at += 3_600_000;
    expect(isGone(START)).toBe(false);
    clock.passed = 2_999;
    expect(isGone(START + 1)).toBe(false);
    clock.passed = 5_998;
    expect(isGone(START + 1)).toBe(false);
    clock.passed = 5_999;
    expect(isGone(START + 1)).toBe(true);
  });

  test("wait() takes those three seconds", async () => {
    const { clock, signs } = watching();
    await signs.wait();
    expect(clock.passed).toBe(3_000);
  });
});
