import type { SortBy } from "./sort.ts";

/** Columns by which scans may be sorted. */
export const SCAN_SORT_COLUMNS = [
  ...(["started", "state", "duration", "regions"] as const),
  ...(["resources", "keys", "gaps", "requests", "throttled"] as const),
] as const;
export type ScanSortColumn = (typeof SCAN_SORT_COLUMNS)[number];
export type ScanSort = SortBy<ScanSortColumn>;
/** Newest first. */
export const DEFAULT_SCAN_SORT: ScanSort = "-started";
