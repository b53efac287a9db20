import type { ProtectionRow } from "#lib/domain/snapshot.ts";
import { VERDICTS } from "#lib/domain/verdict.ts";

/** What the keys of a row are made of. */
export type Sortable = Pick<
  ProtectionRow,
  "id" | "verdict" | "type" | "region" | "resourceName" | "data" | "keyAlias" | "keyArn"
>;

/**
 * The keys that rows are sorted by where no column serves, as text that is compared byte by byte: the order is the same
 * in every database (PostgreSQL: `COLLATE "C"`), and rows of several scans can be merged.
 */
export interface RowSortKeys {
  /** Verdict, weakest first, then type, Region, name, data and id: no two rows are equal. Ties of every order. */
  readonly defaultOrder: string;
  readonly nameOrder: string;
  readonly keyOrder: string;
}

/** The sort keys of a row. A change of what they contain needs a migration that makes those of stored rows again. */
export function rowSortKeys(row: Sortable): RowSortKeys {
  const name = orLast(row.resourceName);
  return {
    defaultOrder: sortKey(String(VERDICTS.indexOf(row.verdict)), row.type, row.region, name, row.data, row.id),
    nameOrder: name,
    keyOrder: orLast(row.keyAlias ?? row.keyArn),
  };
}

/** Sorts as its parts one after the other: the separator is below every character that they contain. */
export function sortKey(...parts: readonly string[]): string {
  return parts.join("\u0001");
}

/** A text without regard to case; none sorts after every other. */
function orLast(text: string | null): string {
  return text === null ? "1" : `0${text.toLowerCase()}`;
}
