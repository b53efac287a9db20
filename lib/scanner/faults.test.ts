import { beforeAll, expect, test } from "vitest";
import { createReader } from "#lib/aws/reader.ts";
import { startDemoAccount } from "#lib/demo/demo-account.ts";
import type { FaultRule } from "#lib/demo/faults/fault-rule.ts";
import { type ScanResult, scanAccount } from "./scan-account.ts";

/*
 * Faults that only the whole way shows, every call on the wire. Each operation under each fault: e2e/faults.
 */

/** Long enough for a scan that shares a small machine with others: what is not made to fail must not fail. */
const BOUNDS = { connectMs: 10_000, attemptMs: 10_000, callMs: 20_000, attempts: 2 };

async function scanWith(...faults: readonly FaultRule[]): Promise<ScanResult> {
  const account = await startDemoAccount({ pageSize: 5 });
  account.faults.set(faults);
  const reader = createReader({ bounds: BOUNDS, endpoint: account.url });
  try {
    const identity = await reader.identify();
    if (!identity.ok) throw new Error(identity.failure.message);
    const { signal } = new AbortController();
    return await scanAccount(reader, { identity: identity.output, regions: ["us-east-1"], signal, onProgress() {} });
  } finally {
    reader.close();
    await account.close();
  }
}

beforeAll(() => {
  Object.assign(process.env, { AWS_REGION: "us-east-1", AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test" });
});

test("everything denied: every row is unknown, and the scan completes", async () => {
  // Of several rules the first that matches counts: this one lets the scanner know who it is.
  const identity: FaultRule = { operation: "sts:GetCallerIdentity", kind: "slow", bytesPerSecond: 100_000 };
  const { snapshot } = await scanWith(identity, { operation: "*", kind: "deny" });
  expect(snapshot.rows.length).toBeGreaterThan(0);
  expect(new Set(snapshot.rows.map(({ verdict }) => verdict))).toEqual(new Set(["unknown"]));
});

test("throttled now and then, a scan slows down and loses nothing", async () => {
  const { snapshot, counts } = await scanWith({ operation: "bedrock:GetCustomModel", kind: "throttle", times: 2 });
  expect(counts.throttled).toBeGreaterThan(0);
  const unread = snapshot.rows.filter(({ errorCode }) => errorCode === "ThrottlingException");
  expect(unread.length).toBeLessThanOrEqual(1);
});
