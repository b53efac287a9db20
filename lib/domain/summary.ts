import type { Tally } from "./tally.ts";
import { type UnknownKind, VERDICTS, type Verdict } from "./verdict.ts";

/** Rows by verdict, the two kinds of unknown apart. */
export interface Summary {
  readonly rows: number;
  readonly verdicts: Readonly<Record<Verdict, number>>;
  readonly unknown: Readonly<Record<UnknownKind, number>>;
  /** Rows that a share can be taken of: neither not applicable nor something that AWS does not say. */
  readonly assessable: number;
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
  return { rows, verdicts, unknown, assessable: rows - verdicts["not-applicable"] - unknown["not-exposed"] };
}

/** Rows of one type in one Region. */
export interface MatrixCell {
  readonly region: string;
  readonly summary: Summary;
}

export interface MatrixRow {
  readonly type: string;
  readonly total: Summary;
  /** One for each Region, in the given order. */
  readonly cells: readonly MatrixCell[];
}

/** Type × Region, types in the order given, those without a row in these Regions left out. */
export function matrixOf(
  tallies: readonly Tally[],
  types: readonly string[],
  regions: readonly string[],
): readonly MatrixRow[] {
  const byType = Map.groupBy(tallies, ({ type }) => type);
  return types.flatMap((type) => {
    const own = byType.get(type);
    if (!own?.some(({ region }) => regions.includes(region))) return [];
    const cells = regions.map((region) => ({
      region,
      summary: summarize(own.filter((each) => each.region === region)),
    }));
    return [{ type, total: summarize(own), cells }];
  });
}
