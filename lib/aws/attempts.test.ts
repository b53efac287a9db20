import { DescribeKeyCommand, ListAliasesCommand } from "@aws-sdk/client-kms";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { type DemoAccount, startDemoAccount } from "#lib/demo/demo-account.ts";
import { callsInFlight, DEFAULT_BOUNDS } from "./bounds.ts";
import type { Time } from "./rate-limiter.ts";
import { createReader, type ReaderOptions } from "./reader.ts";

const request = () => ({ service: "kms", permission: "kms:ListAliases", command: new ListAliasesCommand({}) }) as const;

const describeKey = () =>
  ({
    service: "kms",
    permission: "kms:DescribeKey",
    command: new DescribeKeyCommand({ KeyId: "alias/none" }),
  }) as const;

let account: DemoAccount;
beforeAll(async () => {
  Object.assign(process.env, { AWS_REGION: "us-east-1", AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test" });
  account = await startDemoAccount();
});
beforeEach(() => account.faults.set([]));
afterAll(() => account.close());

/** Time that passes only when someone sleeps. */
class SleepingTime implements Time {
  #now = 0;
  now = () => this.#now;
  async sleep(milliseconds: number) {
    this.#now += milliseconds;
  }
}

const readerAt = (perSecond: number, options: ReaderOptions = {}) =>
  createReader({ endpoint: account.url, bounds: { attempts: 1 }, rate: () => perSecond, ...options });
const open = () => new AbortController().signal;

describe("each attempt", () => {
  test("waits for the limiter of its operation", async () => {
    const time = new SleepingTime();
    const asked: string[] = [];
    const reader = readerAt(0, {
      time,
      rate(service, operation) {
        asked.push(`${service} ${operation}`);
        return 5;
      },
    });
    for (let call = 0; call < 21; call += 1) await reader.call("us-east-1", request(), open());
    expect(asked).toEqual(["kms kms:ListAliases"]);
    expect(time.now()).toBeCloseTo(4_000, -2);
  });

  test("that AWS refuses for rate slows down those that follow", async () => {
    account.faults.set([{ kind: "throttle", operation: "kms:ListAliases", times: 1 }]);
    const time = new SleepingTime();
    const reader = readerAt(10, { time });
    await reader.call("us-east-1", request(), open());
    const before = time.now();
    for (let call = 0; call < 10; call += 1) await reader.call("us-east-1", request(), open());
    // At 70 % of 10 a second.
    expect(time.now() - before).toBeGreaterThan(1_300);
    expect(reader.stats()).toEqual({ calls: 11, throttled: 1 });
  });

  test("that is answered lets the rate climb again", async () => {
    account.faults.set([{ kind: "throttle", operation: "kms:ListAliases", times: 1 }]);
    const time = new SleepingTime();
    const reader = readerAt(10, { time });
    for (let call = 0; call < 61; call += 1) await reader.call("us-east-1", request(), open());
    const before = time.now();
    for (let call = 0; call < 10; call += 1) await reader.call("us-east-1", request(), open());
    expect(time.now() - before).toBeCloseTo(1_000, -2);
  });
});

describe("a wait for the limiter", () => {
  test("ends when the scan is cancelled, and what was not sent is not counted", async () => {
    const reader = readerAt(0.5);
    const cancelled = new AbortController();
    await reader.call("us-east-1", request(), cancelled.signal);
    const waiting = reader.call("us-east-1", request(), cancelled.signal);
    setTimeout(() => cancelled.abort(), 50);
    expect(await waiting).toMatchObject({ ok: false, failure: { kind: "cut-off" } });
    expect(reader.stats().calls).toBe(1);
  }, 1_500);

  test("ends when the time of the call is up, and what was not sent is not counted", async () => {
    const reader = readerAt(0.5, { bounds: { attempts: 1, callMs: 300 } });
    await reader.call("us-east-1", request(), open());
    const late = await reader.call("us-east-1", request(), open());
    expect(late).toMatchObject({ ok: false, failure: { kind: "unreachable", code: "CallTimeout" } });
    expect(reader.stats().calls).toBe(1);
  }, 1_500);

  test("leaves no timer behind when the scan is cancelled", async () => {
    const cancelled = new AbortController();
    let asleep = 0;
    const sleep = (_: number, signal?: AbortSignal) =>
      new Promise<void>((_, reject) => {
        asleep += 1;
        signal?.addEventListener("abort", () => {
          asleep -= 1;
          reject(signal.reason);
        });
        if (asleep === 1) setImmediate(() => cancelled.abort());
      });
    const reader = readerAt(1, { time: { now: () => 0, sleep } });
    await reader.call("us-east-1", request(), cancelled.signal);
    expect((await reader.call("us-east-1", request(), cancelled.signal)).ok).toBe(false);
    expect(asleep).toBe(0);
  });

  test("or for a place on the line: what was not sent when the scan was cancelled is not counted", async () => {
    account.faults.set([{ kind: "hang", operation: "kms:ListAliases" }]);
    const reader = readerAt(Number.POSITIVE_INFINITY, { bounds: { attempts: 1, inFlight: 1 } });
    const cancelled = new AbortController();
    const places = callsInFlight("kms", { ...DEFAULT_BOUNDS, inFlight: 1 });
    const hanging = Array.from({ length: places }, () => reader.call("us-east-1", request(), cancelled.signal));
    await vi.waitFor(() => expect(reader.stats().calls).toBe(places));
    const waiting = reader.call("us-east-1", describeKey(), cancelled.signal);
    setTimeout(() => cancelled.abort(), 50);
    await Promise.all([...hanging, waiting]);
    await new Promise(setImmediate);
    expect(reader.stats().calls).toBe(places);
  });

  test("holds back no call of another operation", async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const reader = createReader({
      endpoint: account.url,
      bounds: { attempts: 1, inFlight: 1 },
      rate: (_, operation) => (operation === "kms:ListAliases" ? 1 : 1_000),
      time: { now: () => 0, sleep: () => held },
    });
    await reader.call("us-east-1", request(), open());
    const waiting = [1, 2, 3, 4].map(() => reader.call("us-east-1", request(), open()));
    expect((await reader.call("us-east-1", describeKey(), open())).ok).toBe(false);
    release();
    await Promise.all(waiting);
  }, 3_000);
});
