import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { scansHref } from "#components/scans/scans-query.ts";
import { ACCOUNT, sampleSnapshot } from "#lib/snapshots/snapshot-sample.testkit.ts";
import { NO_COUNTS } from "#lib/snapshots/stored-scan.ts";
import { temporaryDatabase } from "#lib/snapshots/temporary-database.testkit.ts";
import { SYSTEM } from "../audit/server-started.ts";
import { closeDatabase, database } from "../database.ts";
import { exampleHistory, readScansQuery, scansPage } from "./scans.ts";

const NOW = new Date("2026-11-24T09:00:00Z");
const START = { accountId: ACCOUNT, partition: "aws", principalArn: "arn:x", regions: [] };

beforeEach(() => {
  vi.stubEnv("DATABASE_URL", `file:${temporaryDatabase()}`);
});
afterEach(async () => {
  await closeDatabase();
  vi.unstubAllEnvs();
});

/** Stores a scan that completed, and others that failed. */
async function stored(failed: number): Promise<string> {
  const { journal } = await database();
  const { scanId } = await journal.begin(START);
  await journal.complete(scanId, sampleSnapshot(1), NO_COUNTS, []);
  for (let each = 0; each < failed; each += 1) await journal.fail((await journal.begin(START)).scanId, "no");
  return scanId;
}

const urlOf = (href: string) => new URL(href, "http://localhost").searchParams;

test("an order, a page size and the chosen scan are the same after a round trip through the URL", () => {
  const state = { asked: { scan: "0123456789abcdef0123", at: null }, sort: "-gaps", limit: 25 } as const;
  expect(readScansQuery(urlOf(scansHref(state)))).toMatchObject({ query: { ...state, offset: 0 }, problems: [] });
  expect(readScansQuery({}).query).toMatchObject({
    asked: { scan: null, at: null },
    sort: "-started",
    limit: 50,
    offset: 0,
    upTo: null,
  });
});

test("an invalid order, page size or cursor is reported, and the newest scans are shown", () => {
  const { query, problems } = readScansQuery({ sort: "verdicts", limit: "0", cursor: "x", colour: "red" });
  expect(query).toMatchObject({ sort: "-started", limit: 50, offset: 0 });
  expect(problems.map(({ parameter }) => parameter).toSorted()).toEqual(["colour", "cursor", "limit", "sort"]);
});

test("the pages have every scan once, also when a scan starts meanwhile, and the shown scan is on none of them", async () => {
  const completed = await stored(6);
  const ids: string[] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const { page, newestCompleted } = await scansPage(readScansQuery({ limit: "3", cursor }).query, NOW);
    expect(newestCompleted?.id).toBe(completed);
    expect(page.total).toBe(7);
    ids.push(...page.items.map(({ id }) => id));
    const { journal } = await database();
    await journal.fail((await journal.begin(START)).scanId, "later");
    cursor = page.nextCursor;
  }
  expect(ids).toHaveLength(7);
  expect(ids).toEqual([...new Set(ids)].toSorted().toReversed());
});

test("the last page ends the list, and a cursor of another order is reported", async () => {
  await stored(6);
  const { lastCursor } = await scansPage(readScansQuery({ limit: "3" }).query, NOW);
  const last = await scansPage(readScansQuery({ limit: "3", cursor: lastCursor ?? "" }).query, NOW);
  expect(last.page).toMatchObject({ offset: 6, total: 7, nextCursor: null });
  expect(last.lastCursor).toBeNull();
  const other = readScansQuery({ limit: "3", sort: "gaps", cursor: lastCursor ?? "" });
  expect(other.problems.map(({ parameter }) => parameter)).toEqual(["cursor"]);
});

test("without a scan there is an empty page", async () => {
  const view = await scansPage(readScansQuery({}).query, NOW);
  expect(view).toMatchObject({ page: { items: [], total: 0 }, lastCursor: null, newestCompleted: null, active: null });
});

test("the demo says how many scans of its past are added; every other account has none", async () => {
  const { audit } = await database();
  const event = { action: "example-scan-added", outcome: "done", actor: SYSTEM, address: null } as const;
  vi.stubEnv("POSTURE_DEMO", "on");
  vi.stubEnv("AWS_ENDPOINT_URL", "http://127.0.0.1:9");
  expect(await exampleHistory()).toBeNull();
  for (const number of [1, 2])
    await audit.append({ ...event, subject: `${number}`, detail: { daysBefore: 30 - number, number, of: 13 } });
  expect(await exampleHistory()).toEqual({ added: 2, of: 13 });
  vi.stubEnv("AWS_ENDPOINT_URL", "https://aws.example.com");
  expect(await exampleHistory()).toBeNull();
});
