import type { AuditRecord, ChainCheck } from "#lib/domain/audit.ts";
import type { Page } from "./list.ts";

/** One page of the audit log. */
export interface AuditView extends Page<AuditRecord> {
  readonly chain: ChainCheck;
}

/** The page of the audit log. */
export interface AuditPageView extends AuditView {
  /** The cursor to the last page; null on the last page. */
  readonly lastCursor: string | null;
}
