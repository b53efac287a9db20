import type { Asked } from "#lib/domain/posture.ts";
import { DEFAULT_LIMIT } from "#lib/domain/row-filter.ts";
import { DEFAULT_SCAN_SORT, type ScanSort } from "#lib/domain/scan-sort.ts";
import { hrefWith } from "#lib/format/hrefs.ts";

/** The parameters in the URL of the scans table, except the cursor. */
export interface ScansState {
  /** The scan that other pages show. The list ignores it but keeps it in its links. */
  readonly asked: Asked;
  readonly sort: ScanSort;
  readonly limit: number;
}

/** The URL of a state with changes; without a cursor it is the first page. */
export function scansHref(state: ScansState, change: Partial<ScansState> & { cursor?: string } = {}): string {
  const { asked, sort, limit, ...rest } = { ...state, ...change };
  return hrefWith("/scans", {
    asked,
    ...rest,
    sort: sort === DEFAULT_SCAN_SORT ? null : sort,
    limit: limit === DEFAULT_LIMIT ? null : String(limit),
  });
}
