import type { Tally } from "./tally.ts";
import { type UnknownKind, VERDICTS, type Verdict } from "./verdict.ts";

/** Verdicts of rows that protect something: all but `not-applicable`. */
export const APPLICABLE: readonly Verdict[] = VERDICTS.filter((verdict) => verdict !== "not-applicable");

/** Rows by verdict, the two kinds of unknown apart. */
export interface Summary {
  readonly rows: number;
  readonly verdicts: Readonly<Record<Verdict, number>>;
  readonly unknown: Readonly<Record<UnknownKind, number>>;
  /** The protections: all rows but those that are not applicable. The one denominator of the overview. */
  readonly protections: number;
}

/** Adds up tallies. */
export function summarize(tallies: Iterable<Tally>): Summary {
  const verdicts = Object.fromEntries(VERDICTS.map((verdict) => [verdict, 0])) as Record<Verdict, number>;
  const unknown = { unreadable: 0, "not-exposed": 0 };
  let rows = 0;
  for (const tally of tallies) {
    rows += tally.rows;
    verdicts[tally.verdict] += tally.rows;
    if (tally.unknown) unknown[tally.unknown] += tally.rows;
  }
  return { rows, verdicts, unknown, protections: rows - verdicts["not-applicable"] };
}

/** Rows in one Region. */
/** Types with one entry in each Region, whatever the account contains. */
const ACCOUNT_SETTINGS: ReadonlySet<string> = new Set([
  "account-data-retention",
  "model-invocation-logging-configuration",
]);

/**
 * Whether a scan that read everything found only settings of the account.
 *
 * @param resources the number of resources that it found, settings included
 */
export function isEmptyAccount(tallies: readonly Tally[], resources: number, gaps: number): boolean {
  const settings = tallies.filter(({ type }) => ACCOUNT_SETTINGS.has(type));
  return gaps === 0 && resources === new Set(settings.map(({ type, region }) => `${type} ${region}`)).size;
}

export interface InRegion {
  readonly region: string;
  readonly summary: Summary;
}

export interface MatrixRow {
  readonly type: string;
  /** The sum of the cells. */
  readonly total: Summary;
  /** One for each Region of the matrix, in its order. */
  readonly cells: readonly InRegion[];
}

/** Rows by type and Region. */
export interface Matrix {
  readonly rows: readonly MatrixRow[];
  /** The sum of each Region's cells, in the order of the cells. */
  readonly totals: readonly InRegion[];
  /** The sum of all cells. */
  readonly total: Summary;
}

/**
 * Type × Region, in the orders given. A type or Region that has protections and is not in them stands last, so that
 * the cells hold every protection; a type without rows in these Regions is left out.
 */
export function matrixOf(tallies: readonly Tally[], types: readonly string[], regions: readonly string[]): Matrix {
  const others = tallies.filter(({ verdict }) => verdict !== "not-applicable").map(({ region }) => region);
  const columns = [...new Set([...regions, ...others.sort()])];
  const byRegion = (some: readonly Tally[]): readonly InRegion[] => {
    const groups = Map.groupBy(some, ({ region }) => region);
    return columns.map((region) => ({ region, summary: summarize(groups.get(region) ?? []) }));
  };
  const byType = Map.groupBy(tallies, ({ type }) => type);
  const rows = [...new Set([...types, ...[...byType.keys()].sort()])].flatMap((type) => {
    const own = byType.get(type);
    if (!own?.some(({ region }) => columns.includes(region))) return [];
    return [{ type, total: summarize(own), cells: byRegion(own) }];
  });
  return { rows, totals: byRegion(tallies), total: summarize(tallies) };
}
