import { expect, onTestFinished, test } from "vitest";
import { NO_FILTER } from "#lib/domain/row-filter.ts";
import { openDatabase } from "#lib/snapshots/open-database.ts";
import { ACCOUNT, sampleSnapshot } from "#lib/snapshots/snapshot-sample.testkit.ts";
import { NO_COUNTS } from "#lib/snapshots/stored-scan.ts";
import { temporaryDatabase } from "#lib/snapshots/temporary-database.testkit.ts";
import { evidenceCsv } from "./evidence-csv.ts";

test("100,000 rows leave the database as CSV in chunks of at most 1,000 rows", { timeout: 120_000 }, async () => {
  const store = await openDatabase(`file:${temporaryDatabase()}`, { now: () => new Date() });
  onTestFinished(() => store.close());
  const start = { accountId: ACCOUNT, partition: "aws", principalArn: "arn:aws:iam::1:role/x", regions: [] };
  const { scanId } = await store.journal.begin(start);
  await store.journal.complete(scanId, sampleSnapshot(100_000), NO_COUNTS, []);
  const point = await store.postures.newestPoint();
  if (!point) throw new Error("The scan did not complete");

  const ids = new Set<string>();
  for await (const batch of store.rows.streamRows(point, NO_FILTER, "name")) for (const { id } of batch) ids.add(id);
  expect(ids.size).toBe(100_000);

  let lines = 0;
  for await (const piece of evidenceCsv(store.rows.streamRows(point, NO_FILTER, "name"), async () => null, {
    bom: false,
  })) {
    const inPiece = piece.split("\r\n").length - 1;
    expect(inPiece).toBeLessThanOrEqual(1_000);
    lines += inPiece;
  }
  expect(lines).toBe(100_001);
});
