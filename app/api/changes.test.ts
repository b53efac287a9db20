import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { KeyEvent } from "#lib/domain/key-event.ts";
import type { Snapshot } from "#lib/domain/snapshot.ts";
import { closeDatabase } from "#lib/server/database.ts";
import { openDatabase } from "#lib/snapshots/open-database.ts";
import { ACCOUNT, sampleSnapshot } from "#lib/snapshots/snapshot-sample.testkit.ts";
import type { SnapshotStore } from "#lib/snapshots/snapshot-store.ts";
import { NO_COUNTS } from "#lib/snapshots/stored-scan.ts";
import type { ListedChange } from "#lib/views/changes.ts";
import type { Page } from "#lib/views/list.ts";
import { GET } from "./changes/route.ts";

const REGIONS = ["eu-central-1", "us-east-1", "us-west-2"];
const folder = mkdtempSync(join(tmpdir(), "posture-changes-"));
const environment = { ...process.env };
let store: SnapshotStore;
const scans: string[] = [];

/** The snapshot after `fixed` resources moved to a customer managed key and `gone` ones were deleted. */
function after(snapshot: Snapshot, fixed: number, gone: number): Snapshot {
  const rows = snapshot.rows.slice(0, snapshot.rows.length - gone).map((row, index) => {
    const isFixed = row.verdict === "aws-owned" && index < fixed * 7;
    return isFixed ? { ...row, verdict: "customer-managed" as const } : row;
  });
  return { ...snapshot, rows };
}

async function keep(snapshot: Snapshot, accountId = ACCOUNT): Promise<string> {
  const start = { accountId, partition: "aws", principalArn: "arn:aws:iam::1:role/x", regions: REGIONS };
  const { scanId } = await store.journal.begin(start);
  await store.journal.complete(scanId, snapshot, NO_COUNTS, REGIONS);
  return scanId;
}

beforeAll(async () => {
  const file = join(folder, "posture.db");
  Object.assign(process.env, { DATABASE_URL: `file:${file}` });
  store = await openDatabase(`file:${file}`, { now: () => new Date("2026-11-01T08:00:00Z") });
});

afterAll(async () => {
  await store.close();
  await closeDatabase();
  process.env = environment;
  rmSync(folder, { recursive: true });
});

type Answer = Page<ListedChange> & {
  scanId: string;
  fromScanId: string | null;
  kinds: { value: string; count: number }[];
};

const reply = (query = "") =>
  GET(new Request(`http://127.0.0.1:3000/api/changes${query}`), { params: Promise.resolve({}) });
const ask = async (query = ""): Promise<Answer> => (await (await reply(query)).json()) as Answer;

test("without a scan there is nothing to compare; with one there is no older one", async () => {
  expect((await reply()).status).toBe(404);
  scans.push(await keep(sampleSnapshot(200)));
  expect(await ask()).toMatchObject({ scanId: scans[0], fromScanId: null, items: [], total: 0, kinds: [] });
});

test("by default the posture now is compared with that of a week before, or with the oldest", async () => {
  scans.push(await keep(after(sampleSnapshot(200), 3, 0)));
  scans.push(await keep(after(sampleSnapshot(200), 3, 10)));
  expect(await ask()).toMatchObject({ scanId: scans[2], fromScanId: scans[0] });
  const { items } = await ask(`?from=${scans[1]}`);
  expect(items.every(({ kind }) => kind === "gone")).toBe(true);
  await keep(sampleSnapshot(10), "999999999999");
  expect(await ask(`?to=${scans[1]}`)).toMatchObject({ scanId: scans[1], fromScanId: scans[0] });
});

test("a scan is compared with any earlier one, never with a later one or itself: fixed would be worse", async () => {
  const [first, , third] = scans;
  const { kinds } = await ask(`?from=${first}&to=${third}`);
  expect(kinds.find(({ value }) => value === "fixed")?.count).toBe(3);
  for (const [from, to] of [
    [third, first],
    [first, first],
  ])
    expect((await reply(`?from=${from}&to=${to}`)).status).toBe(400);
  expect((await reply(`?from=${third}&to=${new Date().toISOString()}`)).status).toBe(200);
});

test("kind, Region and type filter; the number of each kind is that of its list", async () => {
  const pair = `?from=${scans[0]}&to=${scans[2]}&limit=1000`;
  const { kinds, total, items } = await ask(pair);
  expect(items).toHaveLength(total);
  for (const { value, count } of kinds) {
    const found = await ask(`${pair}&kind=${value}`);
    expect(found.total).toBe(count);
    expect(found.items.every(({ kind }) => kind === value)).toBe(true);
  }
  const narrow = await ask(`${pair}&region=us-east-1&type=agent`);
  expect(narrow.items).toEqual(items.filter(({ region, type }) => region === "us-east-1" && type === "agent"));
});

test("pages follow each other by cursor, and stay with their scans when a newer one completes", async () => {
  const whole = await ask(`?to=${scans[2]}&limit=1000`);
  const found: ListedChange[] = [];
  const first = await ask(`?to=${scans[2]}&limit=3`);
  found.push(...first.items);
  scans.push(await keep(sampleSnapshot(200)));
  for (let cursor = first.nextCursor; cursor !== null; ) {
    const page = await ask(`?to=${scans[2]}&limit=3&cursor=${cursor}`);
    expect(page).toMatchObject({ scanId: scans[2], fromScanId: scans[0] });
    found.push(...page.items);
    cursor = page.nextCursor;
  }
  expect(found).toEqual(whole.items);
});

test("what is gone leads to the older scan, everything else to the newer one", async () => {
  const { items } = await ask(`?from=${scans[0]}&to=${scans[2]}&limit=1000`);
  for (const { kind, scanId, after } of items) {
    if (kind === "gone") expect([scanId, after]).toEqual([scans[0], null]);
    if (kind === "fixed") expect(scanId).toBe(scans[2]);
  }
});

test.each([
  "?from=newest",
  "?from=2999-01-01",
  "?from=2026-11-02&to=2026-11-01",
  "?kind=broken",
  "?region=Moon",
  "?type=toaster",
  "?limit=0",
  "?scan=1",
])("%s is rejected", async (query) => {
  expect((await reply(query)).status).toBe(400);
});

test("a scan that does not exist is not found; one of another account has nothing to compare", async () => {
  const other = await keep(sampleSnapshot(10), "999999999999");
  expect((await reply(`?from=${"0".repeat(20)}`)).status).toBe(404);
  expect(await ask(`?from=${scans[0]}&to=${other}`)).toMatchObject({ items: [], total: 0 });
});

test("the calls that changed a policy are named once the key's events were searched over the whole time", async () => {
  const [from] = scans;
  const sample = sampleSnapshot(200);
  const keys = sample.keys.map((key, index) =>
    index === 1 && key.kind === "described" && key.policy.kind === "read"
      ? { ...key, policy: { ...key.policy, value: '{"Statement":[]}' } }
      : key,
  );
  const to = await keep({ ...sample, keys });
  const query = `?from=${from}&to=${to}&kind=policy-changed`;
  const [before] = (await ask(query)).items;
  if (before?.subject !== "policy") throw new Error("The policy did not change");
  expect(before.events).toBeNull();

  const at = (await store.postures.pointOfScan(to))?.at ?? "";
  const subject = { accountId: ACCOUNT, keyArn: before.keyArn };
  const readId = await store.keyEvents.begin(subject, {
    from: "2026-10-01T00:00:00.000Z",
    to: "2026-11-02T00:00:00.000Z",
  });
  const event = (name: string): KeyEvent => ({
    ...{ id: name, name, at, kind: "change", byBedrock: false, from: null, userAgent: null, errorCode: null },
    by: { principal: "arn:aws:iam::1:user/ben", sessionIssuer: null, accountId: null, service: null },
    ...{
      errorMessage: null,
      grantId: null,
      operations: [],
      encryptionContext: {},
      tls: null,
      resources: [],
      whole: true,
    },
  });
  const page = { events: [event("PutKeyPolicy"), event("CreateAlias")], seen: 2, own: 0 };
  await store.keyEvents.keep(subject, readId ?? "", { ...page, readBackTo: "2026-10-01T00:00:00.000Z" });
  await store.keyEvents.end(readId ?? "", "completed");
  expect((await ask(query)).items[0]?.events?.map(({ id }) => id)).toEqual(["PutKeyPolicy"]);
});
