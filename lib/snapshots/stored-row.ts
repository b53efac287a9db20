import type { Selectable } from "kysely";
import type { ProtectionRow } from "#lib/domain/snapshot.ts";
import { EXACT_COLUMNS, type ExactColumn, type ProtectionTable } from "./schema.ts";
import { toReasonMembers } from "./stored-reason.ts";

/** The columns of a row. */
export const ROW_COLUMNS = [
  ...(["id", "resourceId", "accountId", "region", "type", "resourceArn", "resourceName", "resourceStatus"] as const),
  ...(["parentArn", "data", "caveat", "storeKind", "storeArn", "verdict", "unknown", "keyClass"] as const),
  ...(["keyArn", "keyAlias", "keyState", "keyOwnerAccountId", "keyRotation", "keyDeletionDate"] as const),
  ...(["grantIds", "findings", "sourceOperation", "errorCode", "unknownControls", "remediation"] as const),
  ...(["keySourceOperation", "reason", "reasonCode", "reasonParameters"] as const),
];
/** Where a row is from. */
export const PART_OF_ROW = ["unit", "hash"] as const;

type StoredRow = Pick<Selectable<ProtectionTable>, (typeof ROW_COLUMNS)[number]>;
/** A row with where it is from. */
export type RowPart = Pick<Selectable<ProtectionTable>, (typeof ROW_COLUMNS)[number] | (typeof PART_OF_ROW)[number]>;

/**
 * A row from its record.
 *
 * @param exact the values of `EXACT_COLUMNS`; undefined where the archive was deleted
 */
export function toRow(row: StoredRow, exact: readonly unknown[] | undefined): ProtectionRow {
  const value = (column: ExactColumn) => (exact?.[EXACT_COLUMNS.indexOf(column)] ?? null) as string | null;
  return {
    ...row,
    ...toReasonMembers(row),
    observedAt: value("observedAt"),
    sourceRequestId: value("sourceRequestId"),
    keySourceRequestId: value("keySourceRequestId"),
    grantIds: words(row.grantIds),
    findings: words(row.findings),
    unknownControls: words(row.unknownControls ?? ""),
  };
}

/** Space-separated words. */
export function words(text: string): string[] {
  return text === "" ? [] : text.split(" ");
}
