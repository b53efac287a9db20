import type { Finding } from "#lib/domain/finding.ts";
import { DEFAULT_FINDING_SORT, type FindingSort } from "#lib/domain/finding-sort.ts";
import type { Asked } from "#lib/domain/posture.ts";
import { DEFAULT_LIMIT } from "#lib/domain/row-filter.ts";
import { hrefWith } from "#lib/format/hrefs.ts";

/** The state that a control's URL holds, without the position in its findings. */
export interface FindingsState {
  readonly asked: Asked;
  readonly answer: readonly Finding["answer"][];
  readonly region: readonly string[];
  readonly account: readonly string[];
  readonly q: string | null;
  readonly sort: FindingSort;
  readonly limit: number;
  /** The page that the control was opened from, or null. */
  readonly from: string | null;
}

export const NO_FINDINGS_FILTER = {
  answer: [],
  region: [],
  account: [],
  q: null,
} as const satisfies Partial<FindingsState>;

/** The URL of a control in a state, with changes; without a cursor it is the first page of findings. */
export function findingsHref(
  id: string,
  state: FindingsState,
  change: Partial<FindingsState> & { cursor?: string } = {},
): string {
  const { sort, limit, ...rest } = { ...state, ...change };
  const query = {
    ...rest,
    sort: sort === DEFAULT_FINDING_SORT ? null : sort,
    limit: limit === DEFAULT_LIMIT ? null : String(limit),
  };
  return `${hrefWith(`/controls/${id}`, query)}#findings`;
}
