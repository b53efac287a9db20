import type { Sort, SortColumn } from "#lib/domain/row-filter.ts";
import { readSort } from "#lib/domain/sort.ts";
import type { Order } from "./keyset.ts";
import type { ProtectionTable } from "./schema.ts";

const COLUMN = {
  verdict: "defaultOrder",
  type: "type",
  region: "region",
  name: "nameOrder",
  data: "data",
  key: "keyOrder",
  observed: "observedAt",
} as const satisfies Record<SortColumn, keyof ProtectionTable>;

/** How rows are sorted: those with equal values are in the default order, in which no two are equal. */
export function rowOrder(sort: Sort): Order {
  const { column, direction } = readSort(sort);
  const columns = column === "verdict" ? [COLUMN.verdict] : [COLUMN[column], COLUMN.verdict];
  return columns.map((by) => ({ by, direction }));
}
