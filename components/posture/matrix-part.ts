import { APPLICABLE, type InRegion, type Matrix, type MatrixRow, type Summary } from "#lib/domain/summary.ts";

/** The cells of the overview's table: its HTML must not grow with the number of types and Regions. */
const MOST_TYPES = 6;
const MOST_REGIONS = 4;

/** A row of a part of a matrix. */
export interface PartRow extends MatrixRow {
  /** The sum over the Regions that are not shown. */
  readonly rest: Summary;
}

/** A part of a matrix, and what it leaves out as sums. */
export interface MatrixPart extends Matrix {
  readonly rows: readonly PartRow[];
  readonly others: {
    /** Types and Regions that are not shown. */
    readonly types: number;
    readonly regions: number;
    /** The sums over the types that are not shown: in each shown Region, in the others, and in all. */
    readonly cells: readonly InRegion[];
    readonly rest: Summary;
    readonly total: Summary;
    /** The sum over all types in the Regions that are not shown. */
    readonly ofRegions: Summary;
  };
}

/** The types with the most protections without a usable customer managed key, and the Regions with the most protections. */
export function partOf(matrix: Matrix, isWhole: boolean): MatrixPart {
  const [types, regions] = isWhole ? [Infinity, Infinity] : [MOST_TYPES, MOST_REGIONS];
  const shownRows = first(matrix.rows, types, ({ total }) => total.protections - total.verdicts["customer-managed"]);
  const shown = new Set(
    first(matrix.totals, regions, ({ summary }) => summary.protections).map(({ region }) => region),
  );
  const isShown = ({ region }: InRegion) => shown.has(region);
  const restOf = (cells: readonly InRegion[]) =>
    sum(cells.filter((cell) => !isShown(cell)).map(({ summary }) => summary));
  const left = matrix.rows.filter((row) => !shownRows.includes(row));
  const totals = matrix.totals.filter(isShown);
  const inLeft = (region: string) =>
    sum(left.flatMap(({ cells }) => cells.filter((cell) => cell.region === region).map(({ summary }) => summary)));
  return {
    rows: shownRows.map((row) => ({ ...row, cells: row.cells.filter(isShown), rest: restOf(row.cells) })),
    totals,
    total: matrix.total,
    others: {
      types: left.length,
      regions: matrix.totals.length - totals.length,
      cells: totals.map(({ region }) => ({ region, summary: inLeft(region) })),
      rest: sum(left.map(({ cells }) => restOf(cells))),
      total: sum(left.map(({ total }) => total)),
      ofRegions: restOf(matrix.totals),
    },
  };
}

/** The items with the highest values, in their own order. */
function first<Item>(items: readonly Item[], most: number, measure: (item: Item) => number): readonly Item[] {
  if (items.length <= most) return items;
  const chosen = new Set(items.toSorted((one, other) => measure(other) - measure(one)).slice(0, most));
  return items.filter((item) => chosen.has(item));
}

function sum(summaries: readonly Summary[]): Summary {
  const of = (count: (summary: Summary) => number) => summaries.reduce((total, each) => total + count(each), 0);
  const verdicts = { "not-applicable": of(({ verdicts }) => verdicts["not-applicable"]) } as Record<string, number>;
  for (const verdict of APPLICABLE) verdicts[verdict] = of((summary) => summary.verdicts[verdict]);
  return {
    rows: of(({ rows }) => rows),
    protections: of(({ protections }) => protections),
    verdicts: verdicts as Summary["verdicts"],
    unknown: {
      unreadable: of(({ unknown }) => unknown.unreadable),
      "not-exposed": of(({ unknown }) => unknown["not-exposed"]),
    },
  };
}
