import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { RateLimiter, type Time } from "./rate-limiter.ts";

/** Time that passes only when someone sleeps. */
class FakeTime implements Time {
  #now = 0;
  now() {
    return this.#now;
  }
  async sleep(milliseconds: number) {
    this.#now += milliseconds;
  }
  pass(milliseconds: number) {
    this.#now += milliseconds;
  }
}

describe("a rate limiter", () => {
  test("lets no more through than its rate, whatever the rate", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 20, max: 300 }), async (rate, requests) => {
        const time = new FakeTime();
        const limiter = new RateLimiter(rate, time);
        for (let sent = 0; sent < requests; sent += 1) await limiter.pass();
        const seconds = time.now() / 1000;
        // A tenth of a second's worth may go at once.
        expect(requests).toBeLessThanOrEqual(rate * (seconds + 0.1) + 1.001);
      }),
    );
  });

  test("slows down when throttled, once per second, and never stops", () => {
    const time = new FakeTime();
    const limiter = new RateLimiter(10, time);
    limiter.throttled();
    limiter.throttled();
    expect(limiter.rate).toBeCloseTo(7);
    for (let second = 0; second < 60; second += 1) {
      time.pass(1000);
      limiter.throttled();
    }
    expect(limiter.rate).toBe(0.5);
  });

  test("climbs back to its quota and no further", () => {
    const limiter = new RateLimiter(10, new FakeTime());
    limiter.throttled();
    for (let answers = 0; answers < 1000; answers += 1) limiter.answered();
    expect(limiter.rate).toBe(10);
  });

  test("without a quota never waits until the first throttling, then keeps below the rate that was reached", async () => {
    const time = new FakeTime();
    const limiter = new RateLimiter(Number.POSITIVE_INFINITY, time);
    for (let sent = 0; sent < 500; sent += 1) await limiter.pass();
    expect(time.now()).toBe(0);
    time.pass(10_000);
    limiter.throttled();
    expect(limiter.rate).toBeCloseTo(35);
    await limiter.pass();
    await limiter.pass();
    expect(time.now()).toBeGreaterThan(10_000);
  });

  test("after a pause, too, at most a tenth of a second's worth goes at once", async () => {
    const pauses = fc.array(fc.integer({ min: 0, max: 5_000 }), { minLength: 1, maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 200 }), pauses, async (rate, pauses) => {
        const time = new FakeTime();
        const limiter = new RateLimiter(rate, time);
        const sent: number[] = [];
        for (const pause of pauses) {
          time.pass(pause);
          for (let request = 0; request < 10; request += 1) {
            await limiter.pass();
            sent.push(time.now());
          }
        }
        for (const [first, from] of sent.entries()) {
          const densest = Math.max(...sent.slice(first).map((to, more) => more - rate * ((to - from) / 1000 + 0.1)));
          expect(densest).toBeLessThanOrEqual(0.001);
        }
      }),
      { numRuns: 20 },
    );
  });

  test.each([5, 100, 2000])("climbs back to a quota of %d a second by a twentieth each second", async (perSecond) => {
    const time = new FakeTime();
    const limiter = new RateLimiter(perSecond, time);
    limiter.throttled();
    while (limiter.rate < perSecond) {
      await limiter.pass();
      limiter.answered();
    }
    // From 70 % at 5 % a second: ln(1 / 0.7) / 0.05.
    expect(time.now() / 1000).toBeGreaterThan(5);
    expect(time.now() / 1000).toBeLessThan(9);
  });

  test("where no quota is known it climbs until it is throttled, and then stays a little lower than that", async () => {
    const time = new FakeTime();
    const limiter = new RateLimiter({ start: 8 }, time);
    while (limiter.rate < 20) {
      await limiter.pass();
      limiter.answered();
    }
    expect(time.now() / 1000).toBeGreaterThan(15);
    limiter.throttled();
    for (let answers = 0; answers < 1000; answers += 1) limiter.answered();
    expect(limiter.rate).toBeCloseTo(18, 0);
  });

  test("a wait ends when its signal aborts", async () => {
    const cancelled = new AbortController();
    const limiter = new RateLimiter(0.5, {
      now: () => 0,
      sleep: (_, signal) => new Promise((_, reject) => signal?.addEventListener("abort", () => reject(signal.reason))),
    });
    await limiter.pass(cancelled.signal);
    const waiting = limiter.pass(cancelled.signal);
    cancelled.abort(new Error("cancelled"));
    await expect(waiting).rejects.toThrow("cancelled");
  });
});
