import type { SortBy } from "./sort.ts";

/** Columns by which a control's findings may be sorted; by status, failed ones are first. */
export const FINDING_SORT_COLUMNS = ["status", "name", "region"] as const;
export type FindingSort = SortBy<(typeof FINDING_SORT_COLUMNS)[number]>;
export const DEFAULT_FINDING_SORT: FindingSort = "status";
