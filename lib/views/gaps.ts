import type { FailureKind } from "#lib/domain/call.ts";
import type { Facet } from "#lib/domain/facet.ts";
import type { Gap } from "#lib/domain/observation.ts";
import type { Asked, ShownPosture } from "#lib/domain/posture.ts";
import type { SortBy } from "#lib/domain/sort.ts";
import type { TypeLabel } from "#lib/domain/type-label.ts";

/** A key that no API shows afterwards: the data that it encrypts, and the operations that accept it. */
export interface UnseenKeyView {
  readonly data: string;
  readonly operations: readonly string[];
}

/** A filter of the gaps; null or empty for all. */
export interface GapsFilter {
  readonly kind: FailureKind | null;
  readonly region: readonly string[];
  readonly account: readonly string[];
}

/** Columns by which gaps may be sorted; by impact, the most consequential gaps are first. */
export const GAP_SORT_COLUMNS = ["impact", "operation", "reason", "region", "permission", "time"] as const;
export type GapSort = SortBy<(typeof GAP_SORT_COLUMNS)[number]>;
export const DEFAULT_GAP_SORT: GapSort = "impact";

/** The parameters in the URL of the Gaps page. */
export interface GapsQuery {
  readonly asked: Asked;
  readonly filter: GapsFilter;
  readonly sort: GapSort;
  /** From 1. */
  readonly page: number;
  /** Lines on a page. */
  readonly limit: number;
}

/** Default number of lines on a page: an account that denies many calls has thousands of gaps. */
export const GAPS_PAGE_SIZE = 100;

/** What a scan could not read. */
export interface GapsView {
  readonly posture: ShownPosture;
  readonly labels: readonly TypeLabel[];
  readonly gaps: readonly Gap[];
  /** IAM policy document (JSON text) that would close the gaps a permission can close; null if none can. */
  readonly policy: string | null;
  /** Keys that callers send with requests, which no scan can show. */
  readonly unseen: readonly UnseenKeyView[];
}

/** A line of the table: gaps that differ only in subject, Region, request and time. */
export interface GapLine {
  /** The same in every order, filter, page and scan. */
  readonly id: string;
  readonly gaps: readonly [Gap, ...Gap[]];
}

/** One page of lines. */
export interface GapLines {
  readonly lines: readonly GapLine[];
  /** Number of this page and of the last, from 1. */
  readonly at: number;
  readonly last: number;
  /** Lines before this page, and lines of all pages. */
  readonly offset: number;
  readonly total: number;
  /** Gaps before this page, on it, and on all pages. */
  readonly gaps: { readonly before: number; readonly shown: number; readonly total: number };
}

/** The Gaps page. */
export interface GapsPageView extends GapsView {
  readonly page: GapLines;
  /** The options of the filters, with the number of gaps for each. */
  readonly facets: {
    readonly kinds: readonly Facet[];
    readonly regions: readonly Facet[];
    readonly accounts: readonly Facet[];
  };
}
