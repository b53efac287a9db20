import type { FailureKind } from "#lib/domain/call.ts";
import type { Finding } from "#lib/domain/finding.ts";
import type { KeySummary } from "#lib/domain/key-summary.ts";
import type { Gap } from "#lib/domain/observation.ts";
import type { ProtectionRow } from "#lib/domain/snapshot.ts";
import { VERDICTS } from "#lib/domain/verdict.ts";

/*
 * The texts that lists are sorted by where no column serves. They are compared byte by byte: the order is the same in
 * every database (PostgreSQL: `COLLATE "C"`), and lines of several scans can be merged. A change of what they contain
 * needs a migration that makes those of stored lines again.
 */

/** What the keys of a row are made of. */
export type Sortable = Pick<
  ProtectionRow,
  "id" | "verdict" | "type" | "region" | "resourceName" | "data" | "keyAlias" | "keyArn"
>;

export interface RowSortKeys {
  /** Verdict, weakest first, then type, Region, name, data and id: no two rows are equal. Ties of every order. */
  readonly defaultOrder: string;
  readonly nameOrder: string;
  readonly keyOrder: string;
}

export function rowSortKeys(row: Sortable): RowSortKeys {
  const name = orLast(row.resourceName);
  return {
    defaultOrder: sortKey(String(VERDICTS.indexOf(row.verdict)), row.type, row.region, name, row.data, row.id),
    nameOrder: name,
    keyOrder: orLast(row.keyAlias ?? row.keyArn),
  };
}

/** At risk first, of these the next to be deleted, then most dependants first; no two keys of a scan are equal. */
export function keyRiskOrder({ atRisk, deletionDate, rows, arn }: RiskOfKey): string {
  const fewest = String(MOST_ROWS - rows).padStart(String(MOST_ROWS).length, "0");
  return sortKey(atRisk ? "0" : "1", deletionDate ?? NEVER, fewest, arn);
}

export type RiskOfKey = Pick<KeySummary, "atRisk" | "deletionDate" | "rows" | "arn">;
const MOST_ROWS = 999_999_999;
/** Sorts after every date of deletion. */
const NEVER = "~";

/** By control, failed findings first, then by Region and name. */
export function findingOrder({ control, answer, region, name }: KindOfFinding): string {
  return sortKey(control, answer === "fail" ? "0" : "1", region, name);
}

export type KindOfFinding = Pick<Finding, "control" | "answer" | "region" | "name">;

/** Most consequential first: by failure, a whole list before a single resource, then by type and Region. */
export function gapOrder({ failure, subject, type, region }: Gap): string {
  const consequence = String(CONSEQUENCE[failure.kind]).padStart(2, "0");
  return sortKey(consequence, subject === null ? "0" : "1", type ?? "", region, subject ?? "");
}

/** Fixable gaps before services that AWS does not offer. */
const CONSEQUENCE = {
  credentials: 0,
  "token-refused": 1,
  denied: 2,
  throttled: 3,
  "cut-off": 4,
  failed: 5,
  unreachable: 6,
  unsupported: 7,
  "not-found": 8,
  "not-enabled": 9,
  "not-offered": 10,
  deleted: 11,
} satisfies Record<FailureKind, number>;

/** Sorts as its parts one after the other: the separator is below every character that they contain. */
function sortKey(...parts: readonly string[]): string {
  return parts.join("\u0001");
}

/** A text without regard to case; none sorts after every other. */
function orLast(text: string | null): string {
  return text === null ? "1" : `0${text.toLowerCase()}`;
}
