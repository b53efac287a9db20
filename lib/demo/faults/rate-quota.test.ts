import { describe, expect, it } from "vitest";
import { RateQuota } from "./rate-quota.ts";

describe("a request quota", () => {
  it("lets one second's worth through at once, and then as many as time gives back", () => {
    const quota = new RateQuota(10, 0);
    const taken = (now: number) => Array.from({ length: 20 }, () => quota.take(now)).filter(Boolean).length;
    expect(taken(0)).toBe(10);
    expect(taken(500)).toBe(5);
    expect(taken(60_000)).toBe(10);
  });
});
