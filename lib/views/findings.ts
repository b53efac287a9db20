import type { Severity } from "#lib/domain/control-text.ts";
import type { KeptFinding } from "#lib/domain/finding.ts";
import type { ListView, Page } from "./list.ts";

/** A finding with the texts of its control. */
export interface ListedFinding extends KeptFinding {
  readonly title: string;
  readonly severity: Severity;
  /** Id of the page of its key, if it is about a key or a grant. */
  readonly keyId: string | null;
  /** When a scan saw it first, ISO 8601 UTC; null if that is not known. Readings that saw it may no longer be kept. */
  readonly firstSeen: string | null;
}

export interface FindingsView extends ListView {
  readonly page: Page<ListedFinding>;
}
