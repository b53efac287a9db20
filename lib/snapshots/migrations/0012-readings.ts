import type { Kysely, Migration } from "kysely";
import { index, snapshotTable } from "./snapshot-table.ts";

interface Before {
  scans: { id: string; accountId: string; state: string; regions: string; finishedAt: string | null };
  readings: Record<"scanId" | "accountId" | "region" | "readAt", string> & { position: number };
}

/**
 * What each scan stored of each account × Region. Older scans get the Regions that they scanned, without counts of API
 * calls. Frozen.
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
      const rows = units.map((region, position) => ({
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
