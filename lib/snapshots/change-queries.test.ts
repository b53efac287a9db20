import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type DemoAccount, startDemoAccount } from "#lib/demo/demo-account.ts";
import type { FaultRule } from "#lib/demo/faults/fault-rule.ts";
import type { Change } from "#lib/domain/changes/change.ts";
import { changesBetween, postureOf } from "#lib/domain/changes/posture.testkit.ts";
import { type CompletedScan, isCompleted } from "#lib/domain/scan.ts";
import type { Snapshot } from "#lib/domain/snapshot.ts";
import { VERSION } from "#lib/domain/version.ts";
import type { ScanResult } from "#lib/scanner/scan-account.ts";
import { scanEndpoint } from "../../e2e/accounts/scan-endpoint.ts";
import { openDatabase } from "./open-database.ts";
import type { SnapshotStore } from "./snapshot-store.ts";

/** Lists, reads, stores, keys and their parts fail, each in its own way. */
const FAULTS: readonly FaultRule[] = [
  { operation: "bedrock:ListAgents", region: "us-east-1", kind: "deny" },
  // What a version of an agent contains depends on the agent.
  { operation: "bedrock:GetAgent", kind: "deny" },
  { operation: "bedrock:GetCustomModel", kind: "error500" },
  { operation: "bedrock:GetKnowledgeBase", kind: "garbage" },
  { operation: "s3:GetBucketEncryption", kind: "deny" },
  { operation: "kms:DescribeKey", region: "eu-central-1", kind: "deny" },
  { operation: "kms:GetKeyPolicy", kind: "deny" },
  { operation: "kms:ListGrants", region: "us-east-1", kind: "error503" },
  { operation: "cloudtrail:DescribeTrails", kind: "deny" },
];

const folder = mkdtempSync(join(tmpdir(), "posture-changes-"));
let account: DemoAccount;
let store: SnapshotStore;
let calm: ScanResult;
let faulty: ScanResult;
let again: ScanResult;

beforeAll(async () => {
  store = await openDatabase(`file:${join(folder, "posture.db")}`, { now: () => new Date("2026-11-01T08:00:00Z") });
  account = await startDemoAccount();
  calm = await scanEndpoint(account.url);
  again = await scanEndpoint(account.url);
  account.faults.set(FAULTS);
  faulty = await scanEndpoint(account.url);
}, 180_000);

afterAll(async () => {
  await account.close();
  await store.close();
  rmSync(folder, { recursive: true });
});

async function keep({ snapshot, index, counts, regions }: ScanResult): Promise<CompletedScan> {
  const { accountId } = index.scope;
  const start = { accountId, partition: "aws", principalArn: "arn:aws:iam::1:role/x", regions };
  const { scanId } = await store.journal.begin(start);
  await store.journal.complete(scanId, snapshot, counts, regions);
  const scan = await store.scans.scan(scanId);
  if (!isCompleted(scan)) throw new Error("The scan has not completed");
  return scan;
}

const kindsOf = (changes: readonly Change[]) => new Set(changes.map(({ kind }) => kind));

describe("two scans of the demo account", () => {
  test("without faults do not differ", async () => {
    expect(await store.changes.changes(await keep(calm), await keep(again))).toEqual([]);
  });

  test("of which the newer one has faults: some things are newly unreadable, nothing is fixed, gone or better", async () => {
    const kinds = kindsOf(await store.changes.changes(await keep(calm), await keep(faulty)));
    expect(kinds).toContain("newly-unreadable");
    for (const claim of ["fixed", "gone", "better", "new", "grant-gone", "grant-made"] as const)
      expect(kinds).not.toContain(claim);
  });

  test("of which the older one has faults: some things are readable again, nothing is new, fixed, gone or better", async () => {
    const kinds = kindsOf(await store.changes.changes(await keep(faulty), await keep(calm)));
    expect(kinds).toContain("readable-again");
    for (const claim of ["fixed", "gone", "better", "new", "grant-gone", "grant-made"] as const)
      expect(kinds).not.toContain(claim);
  });

  test("differ in the database as in memory", async () => {
    const other = altered(again);
    const stored = await store.changes.changes(await keep(calm), await keep(other));
    const postures = [calm, other].map(({ snapshot, index, regions }) =>
      postureOf(snapshot, index.scope.accountId, regions, VERSION),
    );
    const [older, newer] = postures as [(typeof postures)[0], (typeof postures)[0]];
    expect([...kindsOf(stored)].sort()).toEqual(["fixed", "gone", "key-state-changed", "newly-unreadable"]);
    expect(textOf(stored)).toEqual(textOf(changesBetween(older, newer)));
  });
});

/** The same result with some resources gone, some rows fixed, and a key that is no longer enabled. */
function altered({ snapshot, ...rest }: ScanResult): ScanResult {
  const lost = new Set(
    snapshot.resources
      .slice(0, 400)
      .map(({ id }) => id)
      .filter((_, index) => index % 5 === 0),
  );
  const rows = snapshot.rows
    .filter(({ resourceId }) => resourceId === null || !lost.has(resourceId))
    .map((row) => (row.verdict === "aws-owned" ? { ...row, verdict: "customer-managed" as const } : row));
  const keys = snapshot.keys.map((key) =>
    key.kind === "described" ? { ...key, metadata: { ...key.metadata, state: "Disabled" } } : key,
  );
  const findings = snapshot.findings.filter(({ control }) => control !== "BEP-003");
  return { ...rest, snapshot: { ...snapshot, rows, keys, findings } satisfies Snapshot };
}

/** Sentences of findings are made when they are shown. */
const textOf = (changes: readonly Change[]): readonly string[] =>
  changes.map((change) => JSON.stringify(change, (name, value) => (name === "reason" ? undefined : value))).sort();
