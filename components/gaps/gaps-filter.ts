import type { Gap } from "#lib/domain/observation.ts";
import { hrefWith } from "#lib/format/hrefs.ts";
import { GAPS_PAGE_SIZE, type GapsFilter } from "#lib/views/gaps.ts";

/** The gaps that match a filter. */
export const gapsWithin = (gaps: readonly Gap[], { kind, region }: GapsFilter): readonly Gap[] =>
  gaps.filter((gap) => (kind === null || gap.failure.kind === kind) && (region === null || gap.region === region));

/** Which of so many gaps a page shows; one beyond the last shows the last. */
export function gapsOnPage(count: number, page: number, limit: number) {
  const last = Math.max(1, Math.ceil(count / limit));
  const at = Math.min(page, last);
  const offset = (at - 1) * limit;
  return { at, last, offset, shown: Math.min(limit, count - offset) };
}

/** The page with a filter, in the chosen scan. */
export const gapsHref = (filter: GapsFilter, scan: string | null, page = 1, limit = GAPS_PAGE_SIZE): string =>
  hrefWith("/gaps", {
    ...filter,
    scan,
    page: page > 1 ? String(page) : null,
    limit: limit === GAPS_PAGE_SIZE ? null : String(limit),
  });
