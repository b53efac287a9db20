import { DEFAULT_LIMIT } from "#lib/domain/row-filter.ts";
import { hrefWith } from "#lib/format/hrefs.ts";
import type { ChangesFilter, ChangesPinned } from "#lib/views/changes.ts";

/** The parameters in the URL of the Changes page, except the cursor. */
export interface ChangesState extends ChangesFilter, ChangesPinned {
  readonly limit: number;
}

export const NO_CHANGES_FILTER: ChangesFilter = { kind: [], region: [], account: [], type: [] };

/** The URL of a state with changes; without a cursor it is the first page. */
export function changesHref(state: ChangesState, change: Partial<ChangesState> & { cursor?: string } = {}): string {
  const { from, asked, limit, ...rest } = { ...state, ...change };
  return hrefWith("/changes", { asked, from, ...rest, limit: limit === DEFAULT_LIMIT ? null : String(limit) });
}

/** The same list of the same two postures, for the way back from a page of either of them. */
export function changesReturnHref({ limit, asked: _, ...filter }: ChangesState, from: string, to: string): string {
  return hrefWith("/changes", { ...filter, from, to, limit: limit === DEFAULT_LIMIT ? null : String(limit) });
}
