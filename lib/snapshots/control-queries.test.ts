import { DatabaseSync } from "node:sqlite";
import { CamelCasePlugin, Kysely, Migrator } from "kysely";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Finding, Subject } from "#lib/domain/finding.ts";
import { NO_FINDING_FILTER } from "#lib/domain/finding-filter.ts";
import type { Snapshot } from "#lib/domain/snapshot.ts";
import type { Transit } from "#lib/domain/transit.ts";
import { MIGRATIONS } from "./migrations/all.ts";
import { openDatabase } from "./open-database.ts";
import { ACCOUNT, landSnapshot, sampleSnapshot } from "./snapshot-sample.testkit.ts";
import { openSqlite } from "./sqlite/open-sqlite.ts";
import { SqliteDialectWithPatience } from "./sqlite/sqlite-dialect.ts";
import { temporaryDatabase } from "./temporary-database.testkit.ts";

const ALL = NO_FINDING_FILTER;
const KEY = "arn:aws:kms:us-east-1:111122223333:key/k";
const now = () => new Date("2026-11-01T08:00:00Z");

const finding = (subject: Subject, more: Partial<Finding> = {}): Finding => ({
  ...{ subject, control: "BEP-002", answer: "fail", region: "us-east-1", name: "n", units: ["us-east-1"] },
  ...{ reason: "Seen.", reasonCode: "seen", reasonParameters: {} },
  ...more,
});

async function keep(snapshot: Partial<Snapshot>, path = temporaryDatabase()) {
  const store = await openDatabase(`file:${path}`, { now });
  onTestFinished(() => store.close());
  const { point } = await landSnapshot(store, { ...sampleSnapshot(3), ...snapshot });
  return { ...store, point };
}

const resourceOf = (subject: Subject): string | null =>
  subject.kind === "row" ? "resource-1" : subject.kind === "resource" ? subject.id : null;

test("a finding about every kind of subject is read back unchanged, with its resource", async () => {
  const subjects: readonly Subject[] = [
    { kind: "row", id: "row-1" },
    { kind: "resource", id: "resource-2" },
    { kind: "key", arn: KEY },
    { kind: "grant", keyArn: KEY, grantId: "g" },
    { kind: "store", arn: "arn:aws:s3:::bucket" },
    { kind: "region", region: "us-east-1" },
  ];
  const findings = subjects.map((subject) => finding(subject));
  const { controls, point } = await keep({ findings });
  const kept = await controls.findings(point, ALL, 0, 50);
  for (const { units: _, ...each } of findings)
    expect(kept).toContainEqual({ ...each, accountId: ACCOUNT, reason: "", resourceId: resourceOf(each.subject) });
  expect(kept).toHaveLength(findings.length);
  const ofKey = await controls.findingsOfKey(point, KEY, 50);
  expect(ofKey.map(({ subject }) => subject.kind).sort()).toEqual(["grant", "key"]);
  const [ofResource] = await controls.findingsOfResource(point, "resource-1");
  expect(ofResource?.subject).toEqual({ kind: "row", id: "row-1" });
});

describe("lists and counts", () => {
  const row = { kind: "row", id: "row-1" } as const;
  const snapshot = {
    findings: [
      finding(row, { control: "BEP-003", name: "Über" }),
      finding(row, { answer: "cannot-tell", region: "eu-central-1" }),
      finding(row, { region: "us-west-2" }),
      finding(row, { region: "eu-central-1", reason: "100% of it" }),
    ],
    controls: [
      { control: "BEP-002", region: "us-east-1", pass: 7, fail: 2, cannotTell: 1 },
      { control: "BEP-003", region: "us-east-1", pass: 0, fail: 1, cannotTell: 0 },
    ],
  };

  test("are sorted by control, failed findings first, then by Region", async () => {
    const { controls, point } = await keep(snapshot);
    const kept = await controls.findings(point, ALL, 0, 50);
    expect(kept.map(({ control, answer, region }) => `${control} ${answer} ${region}`)).toEqual([
      "BEP-002 fail eu-central-1",
      "BEP-002 fail us-west-2",
      "BEP-002 cannot-tell eu-central-1",
      "BEP-003 fail us-east-1",
    ]);
    expect(await controls.tallies(point)).toEqual(snapshot.controls.map(({ region: _, ...tally }) => tally));
  });

  test.each([
    { ...ALL },
    { ...ALL, control: ["BEP-002"] },
    { ...ALL, control: [] },
    { ...ALL, answer: ["fail"] as const },
    { ...ALL, control: ["BEP-002"], answer: ["cannot-tell"] as const },
    { ...ALL, region: ["eu-central-1"] },
    { ...ALL, account: [ACCOUNT] },
    { ...ALL, account: ["999999999999"], answer: ["fail"] as const },
    { ...ALL, account: [ACCOUNT], region: ["eu-central-1"] },
    { ...ALL, q: "über" },
    { ...ALL, q: "0% o" },
  ])("the list has as many findings as the count: %j", async (filter) => {
    const { controls, point } = await keep(snapshot);
    const kept = await controls.findings(point, filter, 0, 50);
    expect(kept.length).toBe(await controls.countFindings(point, filter));
  });
});

test("the findings about a key or a store are found by its ARN, without those of the key's grants", async () => {
  const store: Subject = { kind: "store", arn: "arn:aws:s3:::bucket" };
  const key: Subject = { kind: "key", arn: KEY };
  const findings = [store, key, { kind: "grant", keyArn: KEY, grantId: "g" } as const].map((each) => finding(each));
  const { controls, point } = await keep({ findings });
  expect((await controls.findingsOfKeys(point, [KEY])).map(({ subject }) => subject)).toEqual([key]);
  expect((await controls.findingsOfStores(point, [store.arn])).map(({ subject }) => subject)).toEqual([store]);
  expect(await controls.findingsOfKeys(point, [])).toEqual([]);
  expect(await controls.findingsOfStores(point, ["arn:other"])).toEqual([]);
  const tallies = await controls.findingTallies(point, "BEP-002", null);
  expect(tallies.reduce((sum, { findings }) => sum + findings, 0)).toBe(3);
  expect(new Set(tallies.map(({ region }) => region))).toEqual(new Set(["us-east-1"]));
});

test("the parts of the account that were read are stored; a part that was not read is null, not empty", async () => {
  const transit: Transit = { regions: [], connections: [] };
  const { account, point } = await keep({ transit });
  expect(await account.transit(point)).toEqual(transit);
  expect(await account.monitoring(point)).toBeNull();
});

test("a database of the first version is migrated, and its snapshots have no findings", async () => {
  const path = temporaryDatabase();
  const db = new Kysely<unknown>({
    dialect: new SqliteDialectWithPatience(openSqlite(path, []), 0),
    plugins: [new CamelCasePlugin()],
  });
  const [first] = Object.entries(MIGRATIONS)
    .slice(0, 1)
    .map(([name, each]) => ({ [name]: each }));
  await new Migrator({ db, provider: { getMigrations: async () => first ?? {} } }).migrateToLatest();
  await db.destroy();
  const old = new DatabaseSync(path);
  old.exec(`insert into scans values ('old', '${ACCOUNT}', 'aws', 'x', 'completed', '2026', '2026', '[]', '{}', '{}', '{}',
    null, 0, 'p', 1, 'h', '2026')`);
  old.close();
  const {
    controls,
    account,
    scans,
    postures,
    point: now,
  } = await keep({ findings: [finding({ kind: "key", arn: KEY })] }, path);
  expect(await scans.scan("old")).not.toBeNull();
  const point = await postures.pointOfScan("old");
  if (!point) throw new Error("The older scan did not become history.");
  expect(await controls.tallies(point)).toEqual([]);
  expect(await controls.findings(point, ALL, 0, 50)).toEqual([]);
  expect(await account.monitoring(point)).toBeNull();
  expect(await controls.findings(now, ALL, 0, 50)).toHaveLength(1);
});
