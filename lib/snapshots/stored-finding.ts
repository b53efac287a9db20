import type { Selectable } from "kysely";
import type { KeptFinding, Subject } from "#lib/domain/finding.ts";
import type { FindingTable } from "./schema.ts";
import { readJson } from "./stored-json.ts";

/** The columns of a finding. */
export const FINDING_COLUMNS = [
  ...(["control", "answer", "subjectKind", "subjectId", "region", "name", "reason", "resourceId", "keyArn"] as const),
  ...(["reasonCode", "reasonParameters", "accountId"] as const),
];

type StoredFinding = Pick<Selectable<FindingTable>, (typeof FINDING_COLUMNS)[number]>;

/** A finding from its record. */
export function toFinding({
  subjectKind,
  subjectId,
  keyArn,
  reasonCode,
  reasonParameters,
  ...kept
}: StoredFinding): KeptFinding {
  const finding = { ...kept, subject: toSubject(subjectKind, subjectId, keyArn) };
  return reasonCode === null || reasonParameters === null
    ? finding
    : { ...finding, reasonCode, reasonParameters: readJson<object>(reasonParameters) };
}

/** The subject of a finding, from its columns. */
export function toSubject(kind: Subject["kind"], id: string, keyArn: string | null): Subject {
  switch (kind) {
    case "row":
    case "resource":
      return { kind, id };
    case "key":
    case "store":
      return { kind, arn: id };
    case "grant":
      return { kind, keyArn: keyArn ?? "", grantId: id };
    case "region":
      return { kind, region: id };
  }
}
