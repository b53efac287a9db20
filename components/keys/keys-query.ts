import { DEFAULT_KEY_SORT, type KeySort } from "#lib/domain/key-sort.ts";
import type { Asked } from "#lib/domain/posture.ts";
import { DEFAULT_LIMIT } from "#lib/domain/row-filter.ts";
import { hrefWith } from "#lib/format/hrefs.ts";

/** The filters of the keys table; an empty list means "all". */
export interface KeysFilter {
  readonly manager: readonly string[];
  readonly state: readonly string[];
  readonly usability: "unusable" | null;
  readonly region: readonly string[];
  readonly account: readonly string[];
  readonly q: string | null;
}

/** The parameters in the URL of the keys table, except the cursor. */
export interface KeysState extends KeysFilter {
  readonly asked: Asked;
  readonly sort: KeySort;
  readonly limit: number;
}

export const NO_KEYS_FILTER: KeysFilter = { manager: [], state: [], usability: null, region: [], account: [], q: null };

/** The URL of a state with changes; without a cursor it is the first page. */
export function keysHref(state: KeysState, change: Partial<KeysState> & { cursor?: string } = {}): string {
  const { asked, sort, limit, ...rest } = { ...state, ...change };
  return hrefWith("/keys", {
    asked,
    ...rest,
    sort: sort === DEFAULT_KEY_SORT ? null : sort,
    limit: limit === DEFAULT_LIMIT ? null : String(limit),
  });
}
