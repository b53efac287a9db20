import { APPLICABLE } from "#lib/domain/summary.ts";
import type { Verdict } from "#lib/domain/verdict.ts";
import { type RowsQuery, rowsHref } from "#lib/format/hrefs.ts";

/** Rows by verdict; a missing verdict has none. */
type Counts = Partial<Readonly<Record<Verdict, number>>>;

/** The number of protections: all rows but those that are "not applicable". */
export const protectionsOf = (verdicts: Counts): number =>
  APPLICABLE.reduce((sum, verdict) => sum + (verdicts[verdict] ?? 0), 0);

/** The link to the rows that a number of protections counts: those of the query that are not "not applicable". */
export const protectionsHref = (
  { verdicts }: { readonly verdicts: Counts },
  query: Omit<RowsQuery, "verdict">,
): string => rowsHref({ ...query, verdict: (verdicts["not-applicable"] ?? 0) > 0 ? APPLICABLE : undefined });
