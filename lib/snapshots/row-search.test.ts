import { DatabaseSync } from "node:sqlite";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import type { Point } from "#lib/domain/posture.ts";
import { NO_FILTER } from "#lib/domain/row-filter.ts";
import { VERDICT_TERMS } from "#lib/domain/terms.ts";
import { openDatabase } from "./open-database.ts";
import { keySearchText } from "./search-text.ts";
import { landSnapshot, postureOf, sampleKey, sampleSnapshot } from "./snapshot-sample.testkit.ts";
import type { SnapshotStore } from "./snapshot-store.ts";
import { temporaryDatabase } from "./temporary-database.testkit.ts";

const snapshot = sampleSnapshot(60);
let path: string;
let store: SnapshotStore;
let now: Date;

beforeEach(async () => {
  path = temporaryDatabase();
  now = new Date("2026-11-01T08:00:00Z");
  store = await openDatabase(`file:${path}`, { now: () => now });
  onTestFinished(() => store.close());
});

const idsOf = async (point: Point, q: string) =>
  (await store.rows.rows(point, { ...NO_FILTER, q }, "verdict", 0, 100)).map(({ id }) => id).sort();

const expected = (has: (row: (typeof snapshot.rows)[number]) => boolean) =>
  snapshot.rows
    .filter(has)
    .map(({ id }) => id)
    .sort();

describe("a search", () => {
  test.each<[string, (row: (typeof snapshot.rows)[number]) => boolean]>([
    ["id-12", ({ resourceArn }) => resourceArn?.includes("id-12") ?? false],
    ["PendingDel", ({ keyState }) => keyState === "PendingDeletion"],
    ["bep-001", ({ findings }) => findings.includes("BEP-001")],
    [VERDICT_TERMS["aws-owned"].term.toUpperCase(), ({ verdict }) => verdict === "aws-owned"],
    ["111122223333", () => true],
    ["NÄME_1%", ({ resourceName }) => resourceName === "Näme_1%"],
    ["ä", ({ resourceName }) => resourceName !== null],
    ['"', () => false],
    ['a" OR "b', () => false],
  ])("for %s finds the rows that show it, and no other", async (q, has) => {
    const { point } = await landSnapshot(store, snapshot);
    expect(await idsOf(point, q)).toEqual(expected(has));
  });

  test("finds a row that changed under its new name now, and under its old one then", async () => {
    const { point } = await landSnapshot(store, snapshot);
    now = new Date("2026-11-02T08:00:00Z");
    const rows = snapshot.rows.map((row) => (row.id === "row-3" ? { ...row, resourceName: "renamed" } : row));
    const { point: later } = await landSnapshot(store, { ...snapshot, rows });
    expect(await idsOf(postureOf(later), "renamed")).toEqual(["row-3"]);
    expect(await idsOf(postureOf(point), "renamed")).toEqual([]);
    expect(await idsOf(postureOf(later), "näme_3%")).toEqual(await idsOf(postureOf(point), "näme_3%").then(without3));
  });

  test("finds no row that was deleted: the index has the rows of the table", async () => {
    await landSnapshot(store, snapshot);
    const file = new DatabaseSync(path);
    onTestFinished(() => file.close());
    file.exec("delete from protections where id = 'row-3'");
    file.exec("insert into protections_search (protections_search, rank) values ('integrity-check', 1)");
    const found = file.prepare(`select count(*) as n from protections_search where protections_search match '"id-"'`);
    expect(found.get()).toEqual({ n: 59 });
  });
});

const without3 = (ids: readonly string[]) => ids.filter((id) => id !== "row-3");

test("the text of a key has its description, state, tags and every alias", () => {
  const key = sampleKey(0);
  const text = keySearchText({
    ...key,
    metadata: { ...key.metadata, description: "For Claims" },
    tags: { ...key.tags, kind: "read", value: { Team: "Risk" }, call: key.call },
  });
  for (const part of ["for claims", "pendingdeletion", "team=risk", "alias/key-0", "alias/other-0", key.metadata.keyId])
    expect(text).toContain(part);
});
