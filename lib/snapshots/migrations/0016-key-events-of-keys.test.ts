import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { contentsOf, insert, migrateTo } from "../before-ids.testkit.ts";
import { temporaryDatabase } from "../temporary-database.testkit.ts";

const KEY = "arn:aws:kms:us-east-1:111122223333:key/k";

test("of each account and key the newest search stays, with its events and no others", async () => {
  const path = temporaryDatabase();
  await migrateTo(path, "0015-units");
  const database = new DatabaseSync(path);
  const searched = (scanId: string, accountId: string, startedAt: string) => {
    const read = { scanId, accountId, keyArn: KEY, readId: `${scanId} ${accountId}` };
    insert(database, "scans", [{ id: scanId, accountId, state: "failed", startedAt }]);
    insert(database, "key_event_reads", [{ ...read, startedAt, state: "completed", pages: 2, cutOff: 1 }]);
    const events = [0, 1].map((position) => ({ ...read, position, event: `${scanId} ${position}` }));
    insert(database, "key_events", events);
    // Left by a search that was killed.
    insert(database, "key_events", [{ ...read, readId: "replaced", position: 0, event: "replaced" }]);
  };
  searched("01", "111122223333", "2026-11-03T08:00:00.000Z");
  searched("02", "111122223333", "2026-11-02T08:00:00.000Z");
  searched("03", "444455556666", "2026-11-01T08:00:00.000Z");
  database.close();
  await migrateTo(path, "0016-key-events-of-keys");
  const { key_event_reads: reads, key_events: events } = contentsOf(path);
  expect(reads?.map((read) => [read.account_id, read.read_id, read.pages, read.cut_off])).toEqual([
    ["111122223333", "01 111122223333", 2, 1],
    ["444455556666", "03 444455556666", 2, 1],
  ]);
  expect(events?.map(({ event }) => event).sort()).toEqual(["01 0", "01 1", "03 0", "03 1"]);
  expect(Object.keys(reads?.[0] ?? {})).not.toContain("scan_id");
});
