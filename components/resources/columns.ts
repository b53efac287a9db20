import type { SortColumn } from "#lib/domain/row-filter.ts";

/** A column of the rows table. */
export interface Column {
  readonly id: string;
  readonly label: string;
  /** The order it sorts by; none for columns that do not. */
  readonly sort?: SortColumn;
}

/** All columns, in order. The first always shows; the others can be chosen. */
export const COLUMNS = [
  { id: "resource", label: "Resource", sort: "name" },
  { id: "data", label: "Data at rest", sort: "data" },
  { id: "verdict", label: "Verdict", sort: "verdict" },
  { id: "key", label: "Key", sort: "key" },
  { id: "region", label: "Region", sort: "region" },
  { id: "store", label: "Store" },
  { id: "type", label: "Type", sort: "type" },
  { id: "account", label: "Account" },
  { id: "status", label: "Status" },
  { id: "rotation", label: "Rotation" },
  { id: "source", label: "Source" },
  { id: "observed", label: "Observed", sort: "observed" },
] as const satisfies readonly Column[];

export type ColumnId = (typeof COLUMNS)[number]["id"];

const USUAL: readonly ColumnId[] = ["resource", "data", "verdict", "key", "region", "store"];

/** Reads `cols=a,b,c`; what is no column is left out, and nothing at all means the usual ones. */
export function readColumns(text: string | undefined): readonly ColumnId[] {
  const asked = new Set(text?.split(","));
  const known = COLUMNS.map(({ id }) => id).filter((id) => id === "resource" || asked.has(id));
  return known.length > 1 ? known : USUAL;
}

/** What `cols` asks for that is no column, as a notice tells it. */
export function columnProblems(text: string | undefined): readonly { parameter: string; got: string; takes: string }[] {
  const ids: readonly string[] = COLUMNS.map(({ id }) => id);
  const strange = text?.split(",").filter((id) => id !== "" && !ids.includes(id)) ?? [];
  if (strange.length === 0) return [];
  return [{ parameter: "cols", got: strange.join(",").slice(0, 100), takes: `columns (${ids.join(",")})` }];
}

/** Whether these are the columns that show without being asked for. */
export const areUsual = (columns: readonly ColumnId[]): boolean =>
  columns.length === USUAL.length && USUAL.every((column) => columns.includes(column));
