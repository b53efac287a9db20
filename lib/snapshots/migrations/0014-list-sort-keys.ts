import type { Kysely, Migration } from "kysely";
import type { Gap } from "#lib/domain/observation.ts";
import { findingOrder, gapOrder, type KindOfFinding, keyRiskOrder, type RiskOfKey } from "../sort-keys.ts";
import { readJson } from "../stored-json.ts";
import { addTexts, fillColumns } from "./fill-columns.ts";
import { index } from "./snapshot-table.ts";

type StoredRisk = Omit<RiskOfKey, "atRisk"> & { readonly atRisk: number };

/** Keys, findings and gaps have sort keys, as rows have; `position` only tells equal findings or gaps apart. */
export const listSortKeys: Migration = {
  async up(db: Kysely<unknown>) {
    await addTexts(db, "keys", ["risk_order"]);
    await fillColumns<StoredRisk, "risk_order">(
      db,
      "keys",
      ["at_risk", "deletion_date", "rows", "arn"],
      ["risk_order"],
      (key) => ({ risk_order: keyRiskOrder({ ...key, atRisk: key.atRisk === 1 }) }),
    );
    await index(db, "keys", "risk_order", ["scan_id", "risk_order"]);

    await addTexts(db, "gaps", ["gap_order"]);
    await fillColumns<{ gap: string }, "gap_order">(db, "gaps", ["gap"], ["gap_order"], ({ gap }) => ({
      gap_order: gapOrder(readJson<Gap>(gap)),
    }));
    await index(db, "gaps", "gap_order", ["scan_id", "gap_order", "position"]);

    await addTexts(db, "findings", ["finding_order"]);
    await fillColumns<KindOfFinding, "finding_order">(
      db,
      "findings",
      ["control", "answer", "region", "name"],
      ["finding_order"],
      (finding) => ({ finding_order: findingOrder(finding) }),
    );
    const order = ["finding_order", "position"];
    await index(db, "findings", "finding_order", ["scan_id", ...order]);
    for (const column of ["control", "resource_id", "key_arn"])
      await db.schema.dropIndex(`findings_${column}`).execute();
    await index(db, "findings", "control", ["scan_id", "control", ...order]);
    for (const column of ["resource_id", "key_arn"]) {
      await db.schema
        .createIndex(`findings_${column}`)
        .on("findings")
        .columns(["scan_id", column, ...order])
        .where(column as never, "is not", null)
        .execute();
    }
  },
};
