import type { SortBy } from "./sort.ts";

/** Columns by which keys may be sorted; by risk, keys at risk are first, then those with most dependants. */
export const KEY_SORT_COLUMNS = [
  "risk",
  "name",
  "state",
  "dependants",
  "owner",
  "region",
  "rotation",
  "grants",
] as const;
export type KeySortColumn = (typeof KEY_SORT_COLUMNS)[number];
export type KeySort = SortBy<KeySortColumn>;
export const DEFAULT_KEY_SORT: KeySort = "risk";
