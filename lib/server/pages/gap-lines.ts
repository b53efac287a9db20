import "server-only";
import { createHash } from "node:crypto";
import type { Gap } from "#lib/domain/observation.ts";
import { readSort } from "#lib/domain/sort.ts";
import { GAP_TERMS } from "#lib/domain/terms.ts";
import type { GAP_SORT_COLUMNS, GapLine, GapLines, GapSort, GapsFilter } from "#lib/views/gaps.ts";

/** The gaps that match a filter. */
export const gapsWithin = (gaps: readonly Gap[], { kind, region, account }: GapsFilter): readonly Gap[] =>
  gaps.filter(
    (gap) =>
      (kind === null || gap.failure.kind === kind) &&
      (region.length === 0 || region.includes(gap.region)) &&
      (account.length === 0 || account.includes(gap.accountId)),
  );

/** The value by which a column sorts; the same for all by impact, the order in which gaps are stored. */
const VALUE = {
  impact: () => "",
  operation: ({ failure }) => failure.operation,
  reason: ({ failure }) => GAP_TERMS[failure.kind].term,
  region: ({ region }) => region,
  permission: ({ failure }) => (failure.kind === "denied" ? failure.permission : null),
  time: ({ failure }) => failure.at,
} as const satisfies Record<(typeof GAP_SORT_COLUMNS)[number], (gap: Gap) => string | null>;

/** Sorts gaps that are given by impact. Equal gaps keep that order; gaps without a permission are last. */
export function sortGaps(gaps: readonly Gap[], sort: GapSort): readonly Gap[] {
  const { column, direction } = readSort(sort);
  if (column === "impact") return direction === "asc" ? gaps : gaps.toReversed();
  const sign = direction === "asc" ? 1 : -1;
  return gaps.toSorted((a, b) => {
    const [one, other] = [VALUE[column](a), VALUE[column](b)];
    if (one === other) return 0;
    if (one === null || other === null) return one === null ? 1 : -1;
    return one < other ? -sign : sign;
  });
}

/** Like gaps as one line, at the place of the first of them. */
export function groupLikeGaps(gaps: readonly Gap[]): readonly GapLine[] {
  return [...Map.groupBy(gaps, lineId)].flatMap(([id, [first, ...others]]) =>
    first ? [{ id, gaps: [first, ...others] as const }] : [],
  );
}

/** A whole list and a single resource are never alike: from one follows that resources may be missing. */
function lineId(gap: Gap): string {
  const { accountId, type, subject, failure } = gap;
  const { operation, kind, code, permission, httpStatus } = failure;
  const alike = [accountId, type, subject === null, operation, kind, code, permission, httpStatus, messageOf(gap)];
  return createHash("sha256").update(JSON.stringify(alike)).digest("hex").slice(0, 16);
}

/** The message without ARNs and the names of subject, Region and request: those of like gaps are equal. */
function messageOf({ subject, region, failure: { message, requestId } }: Gap): string {
  const own = new Set([subject, region, requestId].flatMap(wordsOf));
  // Null where the exact evidence is no longer kept.
  const words = wordsOf(message?.replaceAll(/\barn:[^\s"',]+/g, "") ?? null);
  return words.filter((word) => !own.has(word)).join(" ");
}

const wordsOf = (text: string | null): readonly string[] => text?.split(/[^\p{L}\p{N}_-]+/u) ?? [];

/** One page of lines; a page number beyond the last is the last page. */
export function pageOfLines(all: readonly GapLine[], page: number, limit: number): GapLines {
  const last = Math.max(1, Math.ceil(all.length / limit));
  const at = Math.min(page, last);
  const offset = (at - 1) * limit;
  const lines = all.slice(offset, offset + limit);
  const gaps = { before: countGaps(all.slice(0, offset)), shown: countGaps(lines), total: countGaps(all) };
  return { lines, at, last, offset, total: all.length, gaps };
}

const countGaps = (lines: readonly GapLine[]): number => lines.reduce((sum, { gaps }) => sum + gaps.length, 0);
