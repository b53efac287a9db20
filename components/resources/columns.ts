import type { SortColumn } from "#lib/domain/row-filter.ts";

/** A column of the rows table. */
export interface Column {
  readonly id: string;
  readonly label: string;
  /** The order it sorts by; none for columns that do not. */
  readonly sort?: SortColumn;
}

/** All columns, in order. The first is always shown; the others can be chosen. */
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

export type ColumnId = (typeof COLUMNS)[number]["id"];

const USUAL: readonly ColumnId[] = ["resource", "data", "verdict", "key", "region", "store"];

/** Reads `cols=a,b,c`. Invalid names are ignored; without any the default columns are shown. */
export function readColumns(text: string | undefined): readonly ColumnId[] {
  const asked = new Set(text?.split(","));
  const known = COLUMNS.map(({ id }) => id).filter((id) => id === "resource" || asked.has(id));
  return known.length > 1 ? known : USUAL;
}

/** The invalid names in `cols`, as problems to report. */
export function columnProblems(text: string | undefined): readonly { parameter: string; got: string; takes: string }[] {
  const ids: readonly string[] = COLUMNS.map(({ id }) => id);
  const strange = text?.split(",").filter((id) => id !== "" && !ids.includes(id)) ?? [];
  if (strange.length === 0) return [];
  return [{ parameter: "cols", got: strange.join(",").slice(0, 100), takes: `columns (${ids.join(",")})` }];
}

/** Whether these are the default columns. */
export const areUsual = (columns: readonly ColumnId[]): boolean =>
  columns.length === USUAL.length && USUAL.every((column) => columns.includes(column));
