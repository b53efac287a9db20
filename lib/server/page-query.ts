import type { FindingFilter } from "#lib/domain/finding-filter.ts";
import type { KeyFilter } from "#lib/domain/key-filter.ts";
import type { RowFilter, Sort } from "#lib/domain/row-filter.ts";

/** Which part of which snapshot a page shows. */
export interface PageQuery {
  /** The scan to look at, which a cursor names too; null for the newest completed one. */
  readonly scan: string | null;
  /** The scan that the URL itself names. */
  readonly asked: string | null;
  readonly limit: number;
  readonly offset: number;
  /** Names filter and order; cursors are bound to it. */
  readonly question: string;
}

/** Which part of which rows a page shows. */
export interface ResourceQuery extends PageQuery {
  readonly filter: RowFilter;
  readonly sort: Sort;
}

/** Which part of which keys a page shows: those at risk first, then those with most dependants. */
export interface KeyQuery extends PageQuery {
  readonly filter: KeyFilter;
}

/** Which part of which findings a page shows: by control, fails before what cannot be told. */
export interface FindingQuery extends PageQuery {
  readonly filter: FindingFilter;
}
