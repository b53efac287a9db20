import type { Asked } from "#lib/domain/posture.ts";
import { hrefWith } from "#lib/format/hrefs.ts";
import { DEFAULT_GAP_SORT, GAPS_PAGE_SIZE, type GapSort, type GapsFilter } from "#lib/views/gaps.ts";

/** The parameters in the URL of the page, except the filter. */
export interface GapsPlace {
  readonly asked: Asked;
  readonly sort?: GapSort;
  readonly page?: number;
  readonly limit?: number;
}

/** The page with a filter, in the chosen scan and order. */
export const gapsHref = (
  filter: GapsFilter,
  { asked, sort = DEFAULT_GAP_SORT, page = 1, limit = GAPS_PAGE_SIZE }: GapsPlace,
): string =>
  hrefWith("/gaps", {
    ...filter,
    asked,
    sort: sort === DEFAULT_GAP_SORT ? null : sort,
    page: page > 1 ? String(page) : null,
    limit: limit === GAPS_PAGE_SIZE ? null : String(limit),
  });
