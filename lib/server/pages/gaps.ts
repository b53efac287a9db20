import "server-only";
import { z } from "zod";
import { policyForPermissions } from "#lib/catalogue/permissions.ts";
import { UNSEEN_KEYS } from "#lib/catalogue/request-keys.ts";
import { typeLabels } from "#lib/catalogue/type-labels.ts";
import { FAILURE_KINDS } from "#lib/domain/call.ts";
import type { Gap } from "#lib/domain/observation.ts";
import type { Asked, Scope } from "#lib/domain/posture.ts";
import { sortsBy } from "#lib/domain/sort.ts";
import {
  DEFAULT_GAP_SORT,
  GAP_SORT_COLUMNS,
  GAPS_PAGE_SIZE,
  type GapsPageView,
  type GapsQuery,
  type GapsView,
} from "#lib/views/gaps.ts";
import { ofPosture } from "../of-posture.ts";
import {
  ASKED_PARAMETERS,
  firstOf,
  LARGEST_PAGE,
  numberFrom,
  PAGE_PARAMETERS,
  SCOPE_PARAMETERS,
  takesSort,
} from "../url/parameters.ts";
import { type ReadQuery, readParameters, type UrlParameters } from "../url/read-parameters.ts";
import { facetsOf } from "./facets.ts";
import { gapsWithin, groupLikeGaps, pageOfLines, sortGaps } from "./gap-lines.ts";

const GAPS_PAGE_PARAMETERS = z.strictObject({
  ...ASKED_PARAMETERS,
  kind: firstOf(z.enum(FAILURE_KINDS), null, `a reason (${FAILURE_KINDS.join(", ")})`),
  ...SCOPE_PARAMETERS,
  sort: firstOf(z.enum(sortsBy(GAP_SORT_COLUMNS)), DEFAULT_GAP_SORT, takesSort(GAP_SORT_COLUMNS, DEFAULT_GAP_SORT)),
  page: firstOf(numberFrom(1, 999_999), 1, "a page number from 1"),
  limit: firstOf(numberFrom(1, LARGEST_PAGE), GAPS_PAGE_SIZE, `a number of lines from 1 to ${LARGEST_PAGE}`),
});

/** The parameters of `GET /api/gaps`. */
export const GAP_PARAMETERS = PAGE_PARAMETERS;

/**
 * Reads the URL of the page: `scan`, `at`, `kind`, `region`, `account`, `sort`, `page` and `limit`. Invalid values are reported and
 * ignored.
 */
export function readGapsQuery(parameters: UrlParameters): ReadQuery<GapsQuery> {
  const { query, problems } = readParameters(GAPS_PAGE_PARAMETERS, parameters);
  const { scan, at, kind, region, account, ...rest } = query;
  return { query: { ...rest, asked: { scan, at }, filter: { kind, region, account } }, problems };
}

/** One page of the gaps, like ones as one line, with the filter options; null if there is no such posture. */
export async function gapsPage({ asked, filter, sort, page, limit }: GapsQuery): Promise<GapsPageView | null> {
  const view = await gaps(asked);
  if (!view) return null;
  const lines = groupLikeGaps(sortGaps(gapsWithin(view.gaps, filter), sort));
  const facets = facetsOf(view.gaps, () => 1, {
    kinds: { valueOf: ({ failure }) => failure.kind, chosen: [filter.kind ?? []].flat() },
    regions: { valueOf: ({ region }) => region, chosen: filter.region },
    accounts: { valueOf: ({ accountId }) => accountId, chosen: filter.account },
  });
  return { ...view, page: pageOfLines(lines, page, limit), facets };
}

/** The gaps of some accounts and Regions, most consequential first, and the policy that would close them. */
export async function gaps(asked: Asked, filter?: Scope): Promise<GapsView | null> {
  return ofPosture({ asked }, async (store, posture) => {
    const found = await store.scans.gaps(posture.point, filter);
    const missing = missingPermissions(found);
    return {
      posture,
      labels: typeLabels(),
      gaps: found,
      unseen: UNSEEN_KEYS.map(({ data, operations }) => ({ data, operations })),
      policy: missing.length > 0 ? policyForPermissions(missing) : null,
    };
  });
}

/** The IAM actions whose permission would close gaps: those of calls that AWS denied. */
export function missingPermissions(gaps: readonly Gap[]): readonly string[] {
  const denied = gaps.filter(({ failure }) => failure.kind === "denied" && failure.permission !== "");
  return [...new Set(denied.map(({ failure }) => failure.permission))].sort();
}
