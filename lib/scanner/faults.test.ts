import { beforeAll, describe, expect, test } from "vitest";
import type { Bounds } from "#lib/aws/bounds.ts";
import { createReader } from "#lib/aws/reader.ts";
import { type DemoAccount, startDemoAccount } from "#lib/demo/demo-account.ts";
import type { FaultRule } from "#lib/demo/faults/fault-rule.ts";
import { breachesOfLaw } from "./fault-law.ts";
import { type ScanResult, scanAccount } from "./scan-account.ts";

/** Long enough for a scan that shares a small machine with others: what is not made to fail must not fail. */
const BOUNDS = { connectMs: 10_000, attemptMs: 10_000, callMs: 20_000, attempts: 2 };
/** Short enough to wait for what never comes. */
const IMPATIENT = { connectMs: 3000, attemptMs: 3000, callMs: 5000, attempts: 2 };
/** Faults that only time ends. */
const ENDLESS: readonly string[] = ["hang", "slow"];

const OPERATIONS = [
  "bedrock:ListCustomModels",
  "bedrock:GetCustomModel",
  "bedrock:GetAgent",
  "bedrock:ListAgentVersions",
  "bedrock:GetKnowledgeBase",
  "bedrock:GetModelInvocationLoggingConfiguration",
  "s3:GetBucketEncryption",
  "rds:DescribeDBClusters",
  "secretsmanager:DescribeSecret",
  "kms:DescribeKey",
  "kms:ListGrants",
];

const KINDS = [
  { kind: "deny" },
  { kind: "throttle" },
  { kind: "error500" },
  { kind: "error503" },
  { kind: "reset" },
  { kind: "hang" },
  { kind: "slow", bytesPerSecond: 40 },
  { kind: "truncate" },
  { kind: "garbage" },
  { kind: "html" },
  { kind: "unknown-operation" },
  { kind: "expired-token" },
  { kind: "clock-skew" },
  { kind: "wrong-types" },
  { kind: "endless-token" },
] as const;

async function scan({ url }: DemoAccount, bounds: Partial<Bounds>): Promise<ScanResult> {
  const reader = createReader({ bounds, endpoint: url });
  try {
    const identity = await reader.identify();
    if (!identity.ok) throw new Error(identity.failure.message);
    const signal = new AbortController().signal;
    return await scanAccount(reader, { identity: identity.output, regions: ["us-east-1"], signal, onProgress() {} });
  } finally {
    reader.close();
  }
}

/** Scans an account of its own that misbehaves, so that many can be scanned side by side. */
async function scanWith(...faults: readonly FaultRule[]): Promise<ScanResult> {
  const account = await startDemoAccount({ pageSize: 5 });
  account.faults.set(faults);
  const bounds = faults.some(({ kind }) => ENDLESS.includes(kind)) ? IMPATIENT : BOUNDS;
  return scan(account, bounds).finally(() => account.close());
}

let calm: ScanResult;

beforeAll(async () => {
  Object.assign(process.env, { AWS_REGION: "us-east-1", AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test" });
  calm = await scanWith();
});

/** Operations that answer in pages. */
const isPaged = (operation: string) => operation.includes(":List");

describe.concurrent.each(OPERATIONS)("when %s fails", (operation) => {
  const kinds = KINDS.filter(({ kind }) => kind !== "endless-token" || isPaged(operation));

  test.concurrent.each(kinds)(
    "by $kind, each row says what it said before, or that it does not know",
    async (fault) => {
      const { snapshot } = await scanWith({ operation, ...fault });
      expect(breachesOfLaw(calm.snapshot.rows, snapshot.rows)).toEqual([]);
      expect(snapshot.gaps.some(({ failure }) => failure.operation === operation)).toBe(true);
    },
  );
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
