import type { Selectable } from "kysely";
import type { COMPARED_COLUMNS, ComparedRow } from "#lib/domain/changes/change.ts";
import type { ComparedFinding } from "#lib/domain/changes/compare-findings.ts";
import type { FindingTable, ProtectionTable } from "./schema.ts";
import { FINDING_COLUMNS, toFinding } from "./stored-finding.ts";
import { toReasonMembers } from "./stored-reason.ts";
import { words } from "./stored-row.ts";

/** What is read of a finding that is compared. */
export const COMPARED_FINDING_COLUMNS = FINDING_COLUMNS;

export const toComparedRow = (
  row: Pick<Selectable<ProtectionTable>, (typeof COMPARED_COLUMNS)[number]>,
): ComparedRow => ({
  ...row,
  ...toReasonMembers(row),
  findings: words(row.findings),
  unknownControls: words(row.unknownControls ?? ""),
});

export const toComparedFinding = (
  stored: Pick<Selectable<FindingTable>, (typeof COMPARED_FINDING_COLUMNS)[number]>,
): ComparedFinding => toFinding(stored);
