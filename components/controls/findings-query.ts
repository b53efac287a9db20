import type { Finding } from "#lib/domain/finding.ts";
import { DEFAULT_LIMIT } from "#lib/domain/row-filter.ts";
import { hrefWith } from "#lib/format/hrefs.ts";

/** The state that a control's URL holds, without the position in its findings. */
export interface FindingsState {
  readonly scan: string | null;
  readonly answer: readonly Finding["answer"][];
  readonly region: readonly string[];
  readonly q: string | null;
  readonly limit: number;
}

export const NO_FINDINGS_FILTER = { answer: [], region: [], q: null } as const satisfies Partial<FindingsState>;

/** The URL of a control in a state, with changes; without a cursor it is the first page of findings. */
export function findingsHref(
  id: string,
  state: FindingsState,
  change: Partial<FindingsState> & { cursor?: string } = {},
): string {
  const { limit, ...rest } = { ...state, ...change };
  return `${hrefWith(`/controls/${id}`, { ...rest, limit: limit === DEFAULT_LIMIT ? null : String(limit) })}#findings`;
}
