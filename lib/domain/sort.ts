/** An order of a list: by a column, and with a leading `-` reversed. */
export type SortBy<Column extends string> = Column | `-${Column}`;

/** Every order by one of these columns, each followed by its reverse. */
export const sortsBy = <Column extends string>(columns: readonly Column[]): readonly SortBy<Column>[] =>
  columns.flatMap((column): SortBy<Column>[] => [column, `-${column}`]);

/** The column and direction of an order. */
export function readSort<Column extends string>(sort: SortBy<Column>) {
  const descending = sort.startsWith("-");
  const column = (descending ? sort.slice(1) : sort) as Column;
  return { column, direction: descending ? ("desc" as const) : ("asc" as const) };
}
