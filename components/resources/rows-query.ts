import type { Asked } from "#lib/domain/posture.ts";
import { DEFAULT_LIMIT, DEFAULT_SORT, type RowFilter, type Sort } from "#lib/domain/row-filter.ts";
import { hrefWith, type LinkQuery } from "#lib/format/hrefs.ts";
import type { ColumnId } from "#lib/views/resources.ts";
import { areUsual } from "./columns.ts";

/** The state that the URL of the Resources table holds, without the position in it. */
export interface RowsState {
  readonly filter: RowFilter;
  readonly sort: Sort;
  readonly columns: readonly ColumnId[];
  readonly asked: Asked;
  /** Rows of a page. */
  readonly limit: number;
}

/** The parameters of a state, in their usual order; defaults are left out. */
export function parametersOf({ filter, sort, columns, asked, limit }: RowsState): LinkQuery {
  return {
    asked,
    ...filter,
    sort: sort === DEFAULT_SORT ? null : sort,
    limit: limit === DEFAULT_LIMIT ? null : String(limit),
    cols: areUsual(columns) ? null : columns.join(","),
  };
}

/** The URL of a state, with changes; it is the first page. */
export const stateHref = (state: RowsState, change: Partial<RowsState> = {}): string =>
  hrefWith("/resources", parametersOf({ ...state, ...change }));

/** The evidence CSV of exactly these rows, in this order, for a spreadsheet; it has all pages and all columns. */
export function evidenceHref(state: RowsState): string {
  const { cols: _columns, limit: _limit, ...parameters } = parametersOf(state);
  return hrefWith("/api/evidence.csv", { ...parameters, bom: "1" });
}
