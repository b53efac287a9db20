import type { Sort, SortColumn } from "#lib/domain/row-filter.ts";
import { readSort } from "#lib/domain/sort.ts";
import type { Order } from "./keyset.ts";

const COLUMN = {
  verdict: "defaultOrder",
  type: "type",
  region: "region",
  name: "nameOrder",
  data: "data",
  key: "keyOrder",
  // Of the reading, which is joined (see readings-at.ts): the time of each row is only in its archive.
  observed: "readAt",
} as const satisfies Record<SortColumn, string>;

/** Whether rows are sorted by the time at which their reading landed. */
export const isByReading = (sort: Sort): boolean => readSort(sort).column === "observed";

/** How rows are sorted: those with equal values are in the default order, in which no two are equal. */
export function rowOrder(sort: Sort): Order {
  const { column, direction } = readSort(sort);
  const columns = column === "verdict" ? [COLUMN.verdict] : [COLUMN[column], COLUMN.verdict];
  return columns.map((by) => ({ by, direction }));
}
