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
});
