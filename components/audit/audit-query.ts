import type { AuditFilter } from "#lib/domain/audit.ts";
import { DEFAULT_LIMIT } from "#lib/domain/row-filter.ts";
import { hrefWith } from "#lib/format/hrefs.ts";

/** What the URL of the audit log says, apart from the place in it. */
export interface AuditState extends AuditFilter {
  readonly limit: number;
  /** The scan that other pages show: the log shows none, and keeps it in its links. */
  readonly scan: string | null;
}

export const NO_AUDIT_FILTER: AuditFilter = { action: [], outcome: [], actor: null, from: null, to: null };

/** The URL of a state, changed in one place or another; without a cursor it leads to the first page. */
export function auditHref(state: AuditState, change: Partial<AuditState> & { cursor?: string } = {}): string {
  const { limit, scan, ...rest } = { ...state, ...change };
  return hrefWith("/audit", { scan, ...rest, limit: limit === DEFAULT_LIMIT ? null : String(limit) });
}
