import { DEFAULT_LIMIT } from "#lib/domain/row-filter.ts";
import { hrefWith } from "#lib/format/hrefs.ts";
import type { ChangesFilter, ChangesPinned } from "#lib/views/changes.ts";

/** The parameters in the URL of the Changes page, except the cursor. */
export interface ChangesState extends ChangesFilter, ChangesPinned {
  readonly limit: number;
}

export const NO_CHANGES_FILTER: ChangesFilter = { kind: [], region: [], type: [] };

/** The URL of a state with changes; without a cursor it is the first page. */
export function changesHref(state: ChangesState, change: Partial<ChangesState> & { cursor?: string } = {}): string {
  const { from, scan, limit, ...rest } = { ...state, ...change };
  return hrefWith("/changes", { scan, from, ...rest, limit: limit === DEFAULT_LIMIT ? null : String(limit) });
}

/** The same list of the same two scans, for the way back from a page of either of them. */
export const changesReturnHref = ({ limit, ...filter }: ChangesState, from: string, to: string): string =>
  hrefWith("/changes", { ...filter, scan: null, from, to, limit: limit === DEFAULT_LIMIT ? null : String(limit) });
