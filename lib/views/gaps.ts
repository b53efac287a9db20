import type { FailureKind } from "#lib/domain/call.ts";
import type { Gap } from "#lib/domain/observation.ts";
import type { CompletedScan } from "#lib/domain/scan.ts";
import type { SortBy } from "#lib/domain/sort.ts";
import type { TypeLabel } from "#lib/domain/type-label.ts";

/** A key that no API shows afterwards: what it encrypts, and the operations that take it. */
export interface UnseenKeyView {
  readonly data: string;
  readonly operations: readonly string[];
}

/** A filter of the gaps; null for all. */
export interface GapsFilter {
  readonly kind: FailureKind | null;
  readonly region: string | null;
}

/** Columns by which gaps may be sorted; by impact, the most consequential gaps are first. */
export const GAP_SORT_COLUMNS = ["impact", "operation", "reason", "region", "permission", "time"] as const;
export type GapSort = SortBy<(typeof GAP_SORT_COLUMNS)[number]>;
export const DEFAULT_GAP_SORT: GapSort = "impact";

/** What the URL of the Gaps page selects. */
export interface GapsQuery {
  readonly scan: string | null;
  readonly filter: GapsFilter;
  readonly sort: GapSort;
  /** From 1. */
  readonly page: number;
  /** Gaps of a page. */
  readonly limit: number;
}

/** Gaps of a page where the URL does not say: an account that denies much has thousands. */
export const GAPS_PAGE_SIZE = 100;

/** What a scan could not read. */
export interface GapsView {
  readonly scan: CompletedScan;
  readonly labels: readonly TypeLabel[];
  readonly gaps: readonly Gap[];
  /** IAM policy document (JSON text) that would close the gaps a permission can close; null if none can. */
  readonly policy: string | null;
  /** Keys given with requests, which no scan can show. */
  readonly unseen: readonly UnseenKeyView[];
}
