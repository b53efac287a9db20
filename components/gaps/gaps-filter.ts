import type { Gap } from "#lib/domain/observation.ts";
import { readSort } from "#lib/domain/sort.ts";
import { GAP_TERMS } from "#lib/domain/terms.ts";
import { hrefWith } from "#lib/format/hrefs.ts";
import {
  DEFAULT_GAP_SORT,
  type GAP_SORT_COLUMNS,
  GAPS_PAGE_SIZE,
  type GapSort,
  type GapsFilter,
} from "#lib/views/gaps.ts";

/** The gaps that match a filter. */
export const gapsWithin = (gaps: readonly Gap[], { kind, region }: GapsFilter): readonly Gap[] =>
  gaps.filter((gap) => (kind === null || gap.failure.kind === kind) && (region === null || gap.region === region));

/** The range of gaps on a page; a page number beyond the last is the last page. */
export function gapsOnPage(count: number, page: number, limit: number) {
  const last = Math.max(1, Math.ceil(count / limit));
  const at = Math.min(page, last);
  const offset = (at - 1) * limit;
  return { at, last, offset, shown: Math.min(limit, count - offset) };
}

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

/** The parameters in the URL of the page, except the filter. */
export interface GapsPlace {
  readonly scan: string | null;
  readonly sort?: GapSort;
  readonly page?: number;
  readonly limit?: number;
}

/** The page with a filter, in the chosen scan and order. */
export const gapsHref = (
  filter: GapsFilter,
  { scan, sort = DEFAULT_GAP_SORT, page = 1, limit = GAPS_PAGE_SIZE }: GapsPlace,
): string =>
  hrefWith("/gaps", {
    ...filter,
    scan,
    sort: sort === DEFAULT_GAP_SORT ? null : sort,
    page: page > 1 ? String(page) : null,
    limit: limit === GAPS_PAGE_SIZE ? null : String(limit),
  });
