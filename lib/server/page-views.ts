import type { RowFilter, Sort } from "#lib/domain/row-filter.ts";
import type { Scan } from "#lib/domain/scan.ts";
import type { KeySummary, ListedRow, Page, TypeLabel } from "#lib/domain/views.ts";
import type { KeyFilter } from "#lib/snapshots/key-filter.ts";

/** Which part of which rows a page shows. `scan` null means the newest completed one. */
export interface ResourceQuery {
  readonly scan: string | null;
  readonly filter: RowFilter;
  readonly sort: Sort;
  readonly limit: number;
  readonly offset: number;
  /** Names filter and order; cursors are bound to it. */
  readonly question: string;
}

/** Which part of which keys a page shows: those at risk first, then those with most dependants. */
export interface KeyQuery {
  readonly scan: string | null;
  readonly filter: KeyFilter;
  readonly limit: number;
  readonly offset: number;
  /** Names filter and order; cursors are bound to it. */
  readonly question: string;
}

/** A value that a filter may take, with the rows that have it in the whole snapshot. */
export interface Facet {
  readonly value: string;
  readonly rows: number;
}

export interface ResourcesView {
  readonly scan: Scan;
  readonly page: Page<ListedRow>;
  readonly labels: readonly TypeLabel[];
  readonly facets: {
    readonly types: readonly Facet[];
    readonly verdicts: readonly Facet[];
    readonly regions: readonly Facet[];
    readonly accounts: readonly Facet[];
  };
}

export interface KeysView {
  readonly scan: Scan;
  readonly page: Page<KeySummary>;
  /** Keys of the whole snapshot that cannot be used or are about to go. */
  readonly atRisk: number;
}
