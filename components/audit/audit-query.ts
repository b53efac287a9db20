import type { AuditFilter } from "#lib/domain/audit.ts";
import { type AuditSort, DEFAULT_AUDIT_SORT } from "#lib/domain/audit-sort.ts";
import type { Asked } from "#lib/domain/posture.ts";
import { DEFAULT_LIMIT } from "#lib/domain/row-filter.ts";
import { hrefWith } from "#lib/format/hrefs.ts";

/** The parameters in the URL of the audit log, except the cursor. */
export interface AuditState extends AuditFilter {
  readonly sort: AuditSort;
  readonly limit: number;
  /** The scan that other pages show. The log ignores it but keeps it in its links. */
  readonly asked: Asked;
}

export const NO_AUDIT_FILTER: AuditFilter = { action: [], outcome: [], actor: null, from: null, to: null };

/** The URL of a state with changes; without a cursor it is the first page. */
export function auditHref(state: AuditState, change: Partial<AuditState> & { cursor?: string } = {}): string {
  const { limit, asked, sort, ...rest } = { ...state, ...change };
  return hrefWith("/audit", {
    asked,
    ...rest,
    sort: sort === DEFAULT_AUDIT_SORT ? null : sort,
    limit: limit === DEFAULT_LIMIT ? null : String(limit),
  });
}
