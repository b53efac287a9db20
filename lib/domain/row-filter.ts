import type { SortBy } from "./sort.ts";
import type { Verdict } from "./verdict.ts";

/** Columns by which rows may be sorted; a leading `-` reverses. */
export const SORT_COLUMNS = ["verdict", "type", "region", "name", "data", "key", "observed"] as const;
export type SortColumn = (typeof SORT_COLUMNS)[number];
export type Sort = SortBy<SortColumn>;

/** Weakest verdict first: what one must act on stands on top. */
export const DEFAULT_SORT: Sort = "verdict";

/** Lines of a page where the URL does not say how many. */
export const DEFAULT_LIMIT = 50;

/** Which rows of a snapshot are meant: the same for screen, API and CSV. Empty lists mean "all". */
export interface RowFilter {
  readonly type: readonly string[];
  readonly verdict: readonly Verdict[];
  readonly region: readonly string[];
  readonly account: readonly string[];
  /** Only the rows of this resource, by its id. */
  readonly resource: string | null;
  /** A key ARN or one of its aliases. */
  readonly key: string | null;
  /** Free text over names, ARNs, data, store, key and reason. */
  readonly q: string | null;
  /** Of the `unknown` rows only those of this kind. */
  readonly unknown: "unreadable" | "not-exposed" | null;
  /** Only the rows that fail this control, by its id. */
  readonly finding: string | null;
}

export const NO_FILTER: RowFilter = {
  type: [],
  verdict: [],
  region: [],
  account: [],
  resource: null,
  key: null,
  q: null,
  unknown: null,
  finding: null,
};
