import type { ControlTally } from "#lib/domain/finding.ts";
import type { RowFilter, Sort } from "#lib/domain/row-filter.ts";
import type { CompletedScan } from "#lib/domain/scan.ts";
import type { KeySummary, ListedFinding, ListedRow, Page, TypeLabel } from "#lib/domain/views.ts";
import type { FindingFilter } from "#lib/snapshots/finding-filter.ts";
import type { KeyFilter } from "#lib/snapshots/key-filter.ts";

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

/** A value that a filter may take, with the lines that have it in the whole snapshot. */
export interface Facet {
  readonly value: string;
  readonly count: number;
}

/** A snapshot as a list shows it. */
interface ListView {
  readonly scan: CompletedScan;
  /** The scan that links must name to stay in this snapshot; null while it is the newest and nobody asked for it. */
  readonly pinned: string | null;
}

export interface ResourcesView extends ListView {
  readonly page: Page<ListedRow>;
  readonly labels: readonly TypeLabel[];
  readonly facets: {
    readonly types: readonly Facet[];
    readonly verdicts: readonly Facet[];
    readonly regions: readonly Facet[];
    readonly accounts: readonly Facet[];
  };
}

export interface KeysView extends ListView {
  readonly page: Page<KeySummary>;
  readonly facets: {
    readonly states: readonly Facet[];
    readonly managers: readonly Facet[];
    readonly regions: readonly Facet[];
    readonly accounts: readonly Facet[];
  };
  /** Keys of the whole snapshot that cannot be used or are about to go. */
  readonly atRisk: number;
}

export interface FindingsView extends ListView {
  readonly page: Page<ListedFinding>;
}

export interface ControlView extends FindingsView {
  /** Null when the snapshot was not held against this control. */
  readonly tally: ControlTally | null;
  /** The Regions in which it found something. */
  readonly regions: readonly Facet[];
}
