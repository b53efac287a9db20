import { APPLICABLE, type Summary } from "#lib/domain/summary.ts";
import { type RowsQuery, rowsHref } from "#lib/format/hrefs.ts";

/** The rows behind a number of protections: those of the query, without the ones that are not applicable. */
export const protectionsHref = ({ verdicts }: Summary, query: Omit<RowsQuery, "verdict">): string =>
  rowsHref({ ...query, verdict: verdicts["not-applicable"] > 0 ? APPLICABLE : undefined });
