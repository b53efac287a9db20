import { APPLICABLE, type Summary } from "#lib/domain/summary.ts";
import { type RowsQuery, rowsHref } from "#lib/format/hrefs.ts";

/** The link to the rows that a number of protections counts: those of the query that are not "not applicable". */
export const protectionsHref = ({ verdicts }: Summary, query: Omit<RowsQuery, "verdict">): string =>
  rowsHref({ ...query, verdict: verdicts["not-applicable"] > 0 ? APPLICABLE : undefined });
