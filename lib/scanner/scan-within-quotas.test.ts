import { beforeAll, expect, test } from "vitest";
import { documentedRate } from "#lib/aws/quotas.ts";
import { createReader } from "#lib/aws/reader.ts";
import type { CallCounts } from "#lib/demo/call-counts.ts";
import { startDemoAccount } from "#lib/demo/demo-account.ts";
import { DOCUMENTED_QUOTAS } from "#lib/demo/faults/documented-quotas.ts";
import { IdleClock } from "./idle-clock.testkit.ts";
import { scanAccount } from "./scan-account.ts";

beforeAll(() => {
  Object.assign(process.env, { AWS_REGION: "us-east-1", AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test" });
});

/** A scan of an account that throttles above AWS's documented quotas, on a clock that requests do not advance. */
async function scanUnderQuotas() {
  const clock = new IdleClock();
  const account = await startDemoAccount({ resources: 600, quotas: true, clock: () => clock.now() });
  const reader = createReader({ endpoint: account.url, rate: documentedRate, time: clock });
  const identity = await reader.identify();
  if (!identity.ok) throw new Error(identity.failure.message);
  const { signal } = new AbortController();
  await scanAccount(reader, { identity: identity.output, regions: null, signal, onProgress: () => {} });
  reader.close();
  await account.close();
  return { calls: account.calls.counts(), throttled: reader.stats().throttled, seconds: clock.now() / 1000 };
}

/**
 * The seconds in which the quotas alone let so many calls through: those of the operation that takes longest of the
 * resources, and then of the keys, which only resources name.
 */
function allowedSeconds({ regions }: CallCounts): number {
  const longest = (isCounted: (operation: string) => boolean) => {
    const seconds = Object.values(regions).flatMap((operations) =>
      Object.entries(operations)
        .filter(([operation]) => isCounted(operation))
        .map(([operation, calls]) => calls / (DOCUMENTED_QUOTAS[operation] ?? Number.POSITIVE_INFINITY)),
    );
    return Math.max(...seconds);
  };
  return longest((operation) => !operation.startsWith("kms:")) + longest((operation) => operation.startsWith("kms:"));
}

test("a scan keeps to AWS's documented quotas: it is not throttled, and uses up what they allow", async () => {
  const { calls, throttled, seconds } = await scanUnderQuotas();
  expect(throttled).toBe(0);
  expect(seconds).toBeLessThan(1.25 * allowedSeconds(calls));
  expect(seconds).toBeGreaterThan(0.75 * allowedSeconds(calls));
});
