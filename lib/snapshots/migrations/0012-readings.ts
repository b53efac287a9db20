import type { Kysely, Migration } from "kysely";
import { index, snapshotTable } from "./snapshot-table.ts";

interface Before {
  scans: { id: string; accountId: string; state: string; regions: string; finishedAt: string | null };
  tallies: { scanId: string; region: string; verdict: string; rows: number };
  readings: Record<"scanId" | "accountId" | "region" | "readAt", string> & { position: number; verdicts: string };
}

/**
 * What each scan stored of each account × Region. Older scans get the Regions that they scanned, with their
 * verdicts, and without counts of API calls. Frozen.
 */
export const readings: Migration = {
  async up(db: Kysely<unknown>) {
    await snapshotTable(db, "readings", {
      required: ["region", "read_at"],
      optional: ["verdicts"],
      optionalNumbers: ["reads", "failed", "not_offered"],
    });
    await index(db, "readings", "unit", ["account_id", "region", "read_at"]);
    const before = db as Kysely<Before>;
    const completed = await before.selectFrom("scans").selectAll().where("state", "=", "completed").execute();
    for (const { id, accountId, regions, finishedAt } of completed) {
      const units = ["", ...(JSON.parse(regions) as string[])];
      const tallies = await before.selectFrom("tallies").selectAll().where("scanId", "=", id).execute();
      const rows = units.map((region, position) => ({
        verdicts: JSON.stringify(verdictsOf(tallies.filter((tally) => tally.region === region))),
        scanId: id,
        accountId,
        region,
        position,
        readAt: finishedAt ?? "",
      }));
      await before.insertInto("readings").values(rows).execute();
    }
  },
};

const VERDICTS = "unencrypted aws-owned aws-managed key-unusable unknown customer-managed not-applicable".split(" ");

function verdictsOf(tallies: readonly Before["tallies"][]): Readonly<Record<string, number>> {
  const rowsOf = (verdict: string) =>
    tallies.reduce((sum, tally) => sum + (tally.verdict === verdict ? Number(tally.rows) : 0), 0);
  return Object.fromEntries(VERDICTS.map((verdict) => [verdict, rowsOf(verdict)]));
}
