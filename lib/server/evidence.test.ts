import { parse } from "csv-parse/sync";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { NO_FILTER } from "#lib/domain/row-filter.ts";
import { openDatabase } from "#lib/snapshots/open-database.ts";
import { ACCOUNT, sampleSnapshot } from "#lib/snapshots/snapshot-sample.testkit.ts";
import { NO_COUNTS } from "#lib/snapshots/stored-scan.ts";
import { temporaryDatabase } from "#lib/snapshots/temporary-database.testkit.ts";
import { closeDatabase, database } from "./database.ts";
import { evidence } from "./evidence.ts";

const ROWS = 5_000;
const MINUTE = 60_000;

beforeEach(() => {
  vi.stubEnv("DATABASE_URL", `file:${temporaryDatabase()}`);
});
afterEach(async () => {
  await closeDatabase();
  vi.unstubAllEnvs();
});

async function scanOf(rows: number): Promise<string> {
  const { journal } = await database();
  const { scanId } = await journal.begin({ accountId: ACCOUNT, partition: "aws", principalArn: "arn:x", regions: [] });
  await journal.complete(scanId, sampleSnapshot(rows), NO_COUNTS, []);
  return scanId;
}

/** An old scan whose CSV is being exported, and another process that prunes this many minutes later. */
async function exportWhile({ minutes }: { minutes: number }) {
  const scan = await scanOf(ROWS);
  await scanOf(1);
  const exported = await evidence({ asked: { scan, at: null }, filter: NO_FILTER, sort: "verdict", bom: false });
  const reader = exported?.stream({ signal: new AbortController().signal, onEnd() {} }).getReader();
  const decoder = new TextDecoder();
  let text = "";
  const read = async () => {
    const piece = await reader?.read();
    text += decoder.decode(piece?.value, { stream: true });
    return piece?.done ?? true;
  };
  await read();
  await read();
  const other = await openDatabase(process.env.DATABASE_URL ?? "", {
    now: () => new Date(Date.now() + minutes * MINUTE),
  });
  const gone = await other.pruner.prune(0);
  await other.close();
  const rest = async () => {
    let done = false;
    while (!done) done = await read();
    return parse(text, { columns: true }).length;
  };
  return { scan, gone, rest };
}

test("a scan that is being exported is not deleted, and the CSV is complete", async () => {
  const { scan, gone, rest } = await exportWhile({ minutes: 1 });
  expect(gone).not.toContain(scan);
  expect(await rest()).toBe(ROWS);
});

test("the CSV of a scan that is deleted during the export breaks off; it never ends as if complete", async () => {
  const { scan, gone, rest } = await exportWhile({ minutes: 30 });
  expect(gone).toContain(scan);
  await expect(rest()).rejects.toThrow(/was deleted while it was being read/);
});
