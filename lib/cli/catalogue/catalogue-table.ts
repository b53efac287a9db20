import type { TypeOutline } from "#lib/catalogue/outline.ts";

const HEADER = [
  "TYPE",
  "LISTED BY",
  "READ BY",
  "DATA AT REST",
  "KEY MEMBER",
  "WITHOUT A KEY",
  "STORES",
  "CHANGE",
  "SOURCES",
];

/**
 * The catalogue as a table for a terminal or a file. A type takes as many lines as its longest cell has entries; one
 * data item with its key, absence and stores takes one line.
 */
export function catalogueTable(outlines: readonly TypeOutline[]): string {
  const rows = [HEADER, ...outlines.flatMap((outline) => [[], ...rowsOf(outline)])];
  const widths = HEADER.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    widths
      .map((width, column) => (row[column] ?? "").padEnd(width))
      .join("  ")
      .trimEnd();
  return `${rows.map(line).join("\n")}\n`;
}

function rowsOf({ type, within, listings, read, data, change, sources }: TypeOutline): readonly (readonly string[])[] {
  const columns = [
    within ? [type, `  in ${within}`] : [type],
    listings,
    read ? [read] : [],
    data.map((each) => each.data),
    data.map(({ member }) => member ?? ""),
    data.map(({ otherwise }) => otherwise.join("; ")),
    data.map(({ stores }) => stores.join(", ")),
    [change],
    sources,
  ];
  const height = Math.max(...columns.map(({ length }) => length));
  return Array.from({ length: height }, (_, row) => columns.map((column) => column[row] ?? ""));
}
