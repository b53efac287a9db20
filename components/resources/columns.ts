import type { SortColumn } from "#lib/domain/row-filter.ts";
import { type ColumnId, USUAL_COLUMNS } from "#lib/views/resources.ts";

/** A column of the rows table. */
export interface Column {
  readonly id: ColumnId;
  readonly label: string;
  /** The order by which the column sorts; absent if it does not sort. */
  readonly sort?: SortColumn;
}

/** All columns with their labels, in order. */
export const COLUMNS = [
  { id: "resource", label: "Resource", sort: "name" },
  { id: "data", label: "Protected data", sort: "data" },
  { id: "verdict", label: "Verdict", sort: "verdict" },
  { id: "key", label: "Key", sort: "key" },
  { id: "region", label: "Region", sort: "region" },
  { id: "store", label: "Store" },
  { id: "type", label: "Type", sort: "type" },
  { id: "account", label: "Account" },
  { id: "status", label: "Resource status" },
  { id: "rotation", label: "Rotation" },
  { id: "source", label: "Source API" },
  { id: "observed", label: "Observed", sort: "observed" },
] as const satisfies readonly Column[];

/** Whether these are the default columns. */
export const areUsual = (columns: readonly ColumnId[]): boolean =>
  columns.length === USUAL_COLUMNS.length && USUAL_COLUMNS.every((column) => columns.includes(column));
