import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type DemoAccount, startDemoAccount } from "#lib/demo/demo-account.ts";
import type { FaultRule } from "#lib/demo/faults/fault-rule.ts";
import type { Change } from "#lib/domain/changes/change.ts";
import { changesBetween, postureOf } from "#lib/domain/changes/posture.testkit.ts";
import type { Point } from "#lib/domain/posture.ts";
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

/** The posture after a scan of all Regions, or of some. */
async function keep({ snapshot, index, counts, regions }: ScanResult): Promise<Point> {
  const { accountId } = index.scope;
  const start = { accountId, partition: "aws", principalArn: "arn:aws:iam::1:role/x", regions };
  const { scanId } = await store.journal.begin(start);
  await store.journal.complete(scanId, snapshot, counts, regions);
  const point = await store.postures.newestPoint();
  if (!point) throw new Error("The scan has not landed");
  return point;
}

const asScan = ({ at }: Point): Point => ({ at, isOneScan: true });

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
    const back = await store.changes.changes(await keep(other), await keep(calm));
    expect(kindsOf(back)).toContain("new");
    expect(textOf(back)).toEqual(textOf(changesBetween(newer, older)));
  });
});

/** What a scan of only some of the Regions makes of the same account. */
function ofRegions({ snapshot, ...rest }: ScanResult, regions: readonly string[]): ScanResult {
  const isIn = ({ region }: { readonly region: string }) => regions.includes(region);
  const rows = snapshot.rows.filter(isIn);
  const resources = snapshot.resources.filter(({ observation }) => isIn(observation));
  const reads = snapshot.reads.filter(({ region }) => region === null || regions.includes(region));
  const used = new Set(rows.flatMap(({ keyArn, storeArn }) => [keyArn ?? [], storeArn ?? []].flat()));
  const rowIds = new Set(rows.map(({ id }) => id));
  const findings = snapshot.findings.filter(({ subject }) => {
    if (subject.kind === "row") return rowIds.has(subject.id);
    if (subject.kind === "resource") return resources.some(({ id }) => id === subject.id);
    if (subject.kind === "key" || subject.kind === "store") return used.has(subject.arn);
    return subject.kind === "grant" && used.has(subject.keyArn);
  });
  return { ...rest, regions, snapshot: { ...snapshot, rows, resources, reads, findings } };
}

describe("scans of different Regions", () => {
  const ONE = ["us-east-1"];
  const others = (changes: readonly Change[]) =>
    changes.filter(({ region, subject }) => (subject === "row" || subject === "finding") && !ONE.includes(region));

  test("a scan of one Region changes nothing where nothing changed: what only other scans read is neither gone nor fixed", async () => {
    const older = await keep(calm);
    const newer = await keep(ofRegions(again, ONE));
    expect(await store.changes.changes(older, newer)).toEqual([]);
    expect(await store.changes.changes(asScan(older), asScan(newer))).toEqual([]);
    const whole = await keep(calm);
    expect(await store.changes.changes(newer, whole)).toEqual([]);
    expect(await store.changes.changes(asScan(newer), asScan(whole))).toEqual([]);
  });

  test("a scan of one Region that differs changes only that Region", async () => {
    const older = await keep(calm);
    const newer = await keep(ofRegions(altered(again), ONE));
    const changes = await store.changes.changes(older, newer);
    expect(changes.length).toBeGreaterThan(0);
    expect(others(changes)).toEqual([]);
  });

  test("a Region that was never read before has no changes", async () => {
    const empty = await openDatabase(`file:${join(folder, "never.db")}`, {
      now: () => new Date("2026-11-01T08:00:00Z"),
    });
    const before = store;
    store = empty;
    try {
      const older = await keep(ofRegions(calm, ONE));
      const newer = await keep(again);
      const changes = await empty.changes.changes(older, newer);
      expect(others(changes)).toEqual([]);
      expect(changes.filter(({ kind }) => kind === "new" || kind === "fixed")).toEqual([]);
    } finally {
      store = before;
      await empty.close();
    }
  });

  test("what changed between two readings of a Region is found over any scans of others between them", async () => {
    const older = await keep(calm);
    await keep(ofRegions(again, ["eu-central-1"]));
    const newer = await keep(altered(again));
    const direct = textOf(await store.changes.changes(older, newer));
    expect(direct.length).toBeGreaterThan(0);
    const back = await keep(calm);
    expect(await store.changes.changes(older, back)).toEqual([]);
    const once = await keep(altered(again));
    expect(textOf(await store.changes.changes(back, once))).toEqual(direct);
  });
});

test("the posture of a week before is the newest by then, or the oldest that is kept", async () => {
  const first = await keep(calm);
  const last = await keep(again);
  expect(await store.changes.before(last, first.at)).toEqual(first);
  expect((await store.changes.before(last, "2026-01-01T00:00:00.000Z"))?.at.slice(0, 10)).toBe("2026-11-01");
  const oldest = await store.changes.before(last, "2026-01-01T00:00:00.000Z");
  expect(oldest && (await store.changes.before(oldest, first.at))).toBeNull();
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
