import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { ACCOUNT_ID } from "#lib/demo/account/identity.ts";
import { AP_KEYS, EU_KEYS, US_KEYS } from "#lib/demo/account/key-names.ts";
import { TODAY } from "#lib/demo/account/today.ts";
import { pastScans } from "#lib/demo/past/past-scans.ts";
import type { Point } from "#lib/domain/posture.ts";
import { NO_FILTER } from "#lib/domain/row-filter.ts";
import type { Scan } from "#lib/domain/scan.ts";
import type { ProtectionRow } from "#lib/domain/snapshot.ts";
import { addedScans } from "#lib/server/example-history.ts";
import { textOf, timesIn } from "#lib/snapshots/landing/archive-text.ts";
import { openDatabase } from "#lib/snapshots/open-database.ts";
import { PART_TABLES } from "#lib/snapshots/schema.ts";
import type { SnapshotStore } from "#lib/snapshots/snapshot-store.ts";
import { exitOf } from "../process/child.ts";
import { demoEnvironment } from "./demo-environment.ts";
import { scanDemoAccount } from "./scan-demo-account.testkit.ts";
import { startPastOf } from "./start-past.ts";

const DAY = 86_400_000;
const KILLED_AFTER = 2;
/** Without those that this test begins and cancels. */
const SHOWN = ["queued", "running", "completed", "failed", "interrupted"] as const;
const NOBODY = { partition: "aws", principalArn: "arn:aws:iam::123456789012:role/x", regions: [] };
/** A member of a record with a time. */
const TIME = /"(\w+)":"(\d{4}-\d\d-\d\dT[^"]+)"/g;
/** What lies ahead: when a key or a secret is deleted, a key rotated, or its material expires. */
const AHEAD = new Set(["DeletedDate", "deletionDate", "deletion_date", "key_deletion_date", "nextAt", "validTo"]);
const folder = mkdtempSync(join(tmpdir(), "posture-past-"));
const url = `file:${join(folder, "demo.db")}`;
/** Nothing listens there: the past is served by its own process. */
const startPast = () => startPastOf(demoEnvironment(process.env, "http://127.0.0.1:9", url), TODAY);

let store: SnapshotStore;
/** The ordinary scan that the demo begins with. */
let first: Scan;
let afterKill: { readonly scans: readonly Scan[]; readonly added: number };
let scans: readonly Scan[];
/** What was seen while scans of the past were made: running scans, and whether another one could begin. */
const active: (Scan | null)[] = [];
const begun: boolean[] = [];

beforeAll(async () => {
  store = await openDatabase(url, { now: () => new Date() });
  first = await scanDemoAccount(store);

  const killed = startPast();
  const look = async () => {
    active.push(await store.scans.activeScan());
    begun.push(await beginAndCancel());
    expect((await addedScans(store)).length).toBeGreaterThanOrEqual(KILLED_AFTER);
  };
  await vi.waitFor(look, { timeout: 120_000, interval: 50 });
  killed.kill("SIGKILL");
  await once(killed, "exit");
  afterKill = { scans: await store.scans.listScans(100, SHOWN), added: (await addedScans(store)).length };

  expect(await exitOf(startPast())).toBe(0);
  scans = (await store.scans.listScans(100, SHOWN)).toReversed();
}, 600_000);
afterAll(async () => {
  await store?.close();
  rmSync(folder, { recursive: true });
});

async function beginAndCancel(): Promise<boolean> {
  const { started, scanId } = await store.journal.begin({ ...NOBODY, accountId: ACCOUNT_ID });
  if (started) await store.journal.cancel(scanId);
  return started;
}

/** The scan made so many days before today. */
function scanOf(days: number): Scan {
  const found = scans.find(({ startedAt }) => startedAt === new Date(TODAY - days * DAY).toISOString());
  if (!found) throw new Error(`There is no scan of ${days} days before`);
  return found;
}

/** What a scan alone shows. */
async function pointOf({ id }: Scan): Promise<Point> {
  const point = await store.postures.pointOfScan(id);
  if (!point) throw new Error(`Scan ${id} is not kept`);
  return point;
}

const rowsOf = async (scan: Scan): Promise<readonly ProtectionRow[]> =>
  store.rows.rows(await pointOf(scan), NO_FILTER, "verdict", 0, 10_000);

/** The rows of a resource, by the end of its ARN, in a scan. */
const found = async (scan: Scan, arn: string) =>
  (await rowsOf(scan)).filter(({ resourceArn }) => resourceArn?.endsWith(arn));

const verdicts = async (scan: Scan, arn: string) => [
  ...new Set((await found(scan, arn)).map(({ verdict }) => verdict)),
];

async function keyOf(scan: Scan, arn: string) {
  const key = (await store.keys.keysByArn(await pointOf(scan), [arn], null)).get(arn)?.key;
  return key?.kind === "described" ? key : null;
}

describe("the past of the demo", () => {
  it("has at least ten scans over weeks, all completed, each before the next and the newest of them before the first ordinary one", () => {
    expect(scans.length).toBe(pastScans().length + 1);
    expect(scans.length).toBeGreaterThan(10);
    expect(scans.every(({ state }) => state === "completed")).toBe(true);
    const starts = scans.map(({ startedAt }) => startedAt);
    expect(starts).toEqual(starts.toSorted());
    expect(starts.at(-1)).toBe(first.startedAt);
    expect(Date.parse(first.startedAt) - Date.parse(starts[0] ?? "")).toBeGreaterThan(21 * DAY);
    for (const { startedAt, finishedAt } of scans)
      expect(Date.parse(finishedAt ?? "")).toBeGreaterThan(Date.parse(startedAt));
  });

  it("leaves the newest scan and the newest reading of each Region with the ordinary scan", async () => {
    expect((await store.scans.newestCompleted())?.id).toBe(first.id);
    for (const { scanId } of await store.coverage.newest()) expect(scanId).toBe(first.id);
  });

  it("is made without a scan that is seen running, or that keeps another one from starting", () => {
    expect(active.length).toBeGreaterThan(10);
    expect(active.filter((scan) => scan !== null)).toEqual([]);
    expect(begun).toEqual(begun.map(() => true));
  });

  it("goes on after a kill and adds nothing twice", async () => {
    expect(afterKill.scans.map(({ state }) => state)).toEqual(Array(1 + afterKill.added).fill("completed"));
    expect(new Set((await addedScans(store)).map(({ days }) => days)).size).toBe(pastScans().length);
    const starts = scans.map(({ startedAt }) => startedAt);
    expect(new Set(starts).size).toBe(starts.length);
    const records = await store.audit.records(
      { action: [], outcome: [], actor: null, from: null, to: null },
      await store.audit.newest(),
      0,
      100,
    );
    expect(records.map(({ subject }) => subject).toSorted()).toEqual(
      scans.map(({ id }) => id).filter((id) => id !== first.id),
    );
  });

  it("has audit records of the time at which the scans were added, in an unbroken chain", async () => {
    expect((await store.audit.verify()).kind).toBe("verified");
    const all = { action: [], outcome: [], actor: null, from: null, to: null };
    const times = (await store.audit.records(all, await store.audit.newest(), 0, 100)).map(({ at }) => at);
    for (const at of times) expect(at > first.startedAt).toBe(true);
  });

  it("is not added again where scans of it were deleted", async () => {
    const [gone, oldest] = scans;
    if (!gone || !oldest) throw new Error("There is no scan");
    // The posture of so many days ago is that of the second scan.
    const days = (Date.now() - Date.parse(oldest.finishedAt ?? "")) / DAY - 0.5;
    expect(await store.pruner.prune(Math.floor(days))).toEqual([gone.id]);
    expect(await exitOf(startPast())).toBe(0);
    expect(await store.scans.scan(gone.id)).toBeNull();
    expect((await store.scans.listScans(100, SHOWN)).length).toBe(scans.length - 1);
    scans = scans.slice(1);
  }, 60_000);

  it.each(PART_TABLES)("says nothing that is later than its scan: %s", (table) => {
    const file = new DatabaseSync(join(folder, "demo.db"), { readOnly: true });
    const name = table.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    const landed = (id: string) => `exists (select 1 from landings where id = ${id} and landed_at <= its.landed_at)`;
    const parts = file.prepare(`select part.* from ${name} as part, landings as its
      inner join readings on readings.unit = part.unit and readings.landing = its.id
      where its.scan_id = ? and ${landed("part.since")} and (part.until is null or not ${landed("part.until")})`);
    for (const { id, finishedAt } of scans.slice(0, -1)) {
      const rows = JSON.stringify(parts.all(id)).replaceAll("\\", "");
      const later = [...rows.matchAll(TIME)].filter(
        ([, of = "", at = ""]) => at > (finishedAt ?? "") && !AHEAD.has(of),
      );
      expect(later.map(([text]) => text)).toEqual([]);
    }
    file.close();
  });

  it("has exact evidence of the time of each scan", () => {
    const file = new DatabaseSync(join(folder, "demo.db"), { readOnly: true });
    const chunks = file.prepare(`select body from archives inner join landings on id = landing where scan_id = ?`);
    for (const { id, startedAt, finishedAt } of scans) {
      const texts = chunks.all(id).map(({ body }) => textOf(body as Uint8Array));
      const times = texts.flatMap(timesIn);
      expect(times.filter((at) => at >= startedAt).length).toBeGreaterThan(100);
      expect(times.filter((at) => at > (finishedAt ?? ""))).toEqual([]);
    }
    file.close();
  });
});

describe("between two of its scans", () => {
  it("an agent's draft gets a customer managed key", async () => {
    expect(await verdicts(scanOf(23.5), "agent/BROKERAG01")).toContain("aws-owned");
    expect(await verdicts(scanOf(20.5), "agent/BROKERAG01")).not.toContain("aws-owned");
  });

  it("keys are scheduled for deletion or disabled, as their trail says", async () => {
    const states = async (days: number, arn: string) => (await keyOf(scanOf(days), arn))?.metadata.state;
    expect([await states(23.5, US_KEYS.legacy), await states(20.5, US_KEYS.retired)]).toEqual(["Disabled", "Enabled"]);
    expect(await states(17.2, US_KEYS.retired)).toBe("PendingDeletion");
    expect([await states(15.4, US_KEYS.retiringMultiRegion), await states(13.4, US_KEYS.retiringMultiRegion)]).toEqual([
      "Enabled",
      "PendingReplicaDeletion",
    ]);
    expect([await states(6.3, AP_KEYS.retired), await states(4.6, AP_KEYS.retired)]).toEqual([
      "Enabled",
      "PendingDeletion",
    ]);
    expect((await keyOf(scanOf(6.3), AP_KEYS.retired))?.metadata.deletionDate).toBeNull();
    const deletion = (await keyOf(first, AP_KEYS.retired))?.metadata.deletionDate;
    expect((await keyOf(scanOf(4.6), AP_KEYS.retired))?.metadata.deletionDate).toBe(deletion);
    expect(await verdicts(scanOf(6.3), "agent/RURALAGNT1")).not.toContain("key-unusable");
    expect(await verdicts(scanOf(4.6), "agent/RURALAGNT1")).toContain("key-unusable");
  });

  it("a bucket gets a customer managed key", async () => {
    const verdictsOf = async (days: number) => {
      const rows = (await rowsOf(scanOf(days))).filter(
        ({ storeArn }) => storeArn === "arn:aws:s3:::aldermere-documents-eu",
      );
      return [...new Set(rows.map(({ verdict, keyArn }) => `${verdict} ${keyArn}`))];
    };
    expect(await verdictsOf(20.5)).toEqual(["aws-owned null"]);
    expect(await verdictsOf(17.2)).toEqual([`customer-managed ${EU_KEYS.documents}`]);
  });

  it("a model is recreated under a customer managed key, with a grant", async () => {
    const models = async (days: number) =>
      (await rowsOf(scanOf(days)))
        .filter(({ type, resourceName }) => type === "custom-model" && resourceName === "customer-letters")
        .map(({ verdict, resourceArn, grantIds }) => [verdict, resourceArn?.split("/").at(-1), grantIds.length]);
    expect(await models(17.2)).toEqual([["aws-owned", "lettersaws01", 0]]);
    expect(await models(15.4)).toEqual([["customer-managed", "lettersglob1", 1]]);
  });

  it("an agent is new, and another one is gone", async () => {
    expect(await found(scanOf(10.6), "agent/SANDBOXAG1")).toEqual([]);
    expect(await verdicts(scanOf(7.6), "agent/SANDBOXAG1")).toContain("aws-owned");
    expect(await verdicts(scanOf(4.6), "agent/PILOTAGT01")).toContain("aws-owned");
    expect(await found(scanOf(2.5), "agent/PILOTAGT01")).toEqual([]);
    expect(await found(scanOf(2.5), "agent/NEWAGENT01")).toEqual([]);
    expect(await found(first, "agent/NEWAGENT01")).not.toEqual([]);
  });

  it("a permission is lost and regained: what depends on it is unknown meanwhile, and nothing is fixed", async () => {
    const agents = async (days: number) =>
      (await rowsOf(scanOf(days))).filter(({ type, verdict }) => type === "agent" && verdict !== "not-applicable");
    const [before, denied, after] = [await agents(13.4), await agents(12.3), await agents(10.6)];
    expect(new Set(denied.map(({ verdict }) => verdict))).toEqual(new Set(["unknown"]));
    expect(before.filter(({ verdict }) => verdict !== "unknown").length).toBeGreaterThan(5);
    const pairs = (rows: readonly ProtectionRow[]) => rows.map(({ id, verdict }) => `${id} ${verdict}`).toSorted();
    expect(pairs(after)).toEqual(pairs(before));
  });

  it("one scan reads one Region only", async () => {
    const scan = scanOf(9.6);
    expect(scan.regions).toEqual(["eu-central-1"]);
    const read = (await rowsOf(scan)).filter(({ type }) => type !== "region");
    expect(new Set(read.map(({ region }) => region))).toEqual(new Set(["eu-central-1"]));
  });

  it("the policy of a key loses the statements that its callers need, and gets them back", async () => {
    const policyOf = async (days: number) => {
      const key = await keyOf(scanOf(days), US_KEYS.knowledge);
      return key?.policy.kind === "read" ? JSON.stringify(key.policy.value) : null;
    };
    expect(await policyOf(7.6)).toContain("aoss");
    expect(await policyOf(6.3)).not.toContain("aoss");
    expect(await policyOf(4.6)).toBe(await policyOf(7.6));
  });
});
