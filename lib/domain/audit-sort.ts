import type { SortBy } from "./sort.ts";

/** Columns by which audit records may be sorted. */
export const AUDIT_SORT_COLUMNS = ["record", "time", "action", "actor", "address"] as const;
export type AuditSortColumn = (typeof AUDIT_SORT_COLUMNS)[number];
export type AuditSort = SortBy<AuditSortColumn>;
/** Newest first. */
export const DEFAULT_AUDIT_SORT: AuditSort = "-record";
