import type { Change, ChangeKind } from "#lib/domain/changes/change.ts";
import type { PolicyLine } from "#lib/domain/changes/policy-lines.ts";
import type { Facet } from "#lib/domain/facet.ts";
import type { CompletedScan } from "#lib/domain/scan.ts";
import type { TypeLabel } from "#lib/domain/type-label.ts";
import type { ListView, Page } from "./list.ts";

/** A change with what its line and its links need. */
export type ListedChange = Change & {
  /** The scan that has a page of the subject: the older one for what is gone. */
  readonly scanId: string;
  /** Id of the page of its key, for a key, its policy and its grants. */
  readonly keyId: string | null;
  /** The title of its control, for a finding. */
  readonly title: string | null;
  /** The lines of both documents, for a policy. */
  readonly lines: readonly PolicyLine[] | null;
};

/** Which changes are listed; an empty list means "all". */
export interface ChangesFilter {
  readonly kind: readonly ChangeKind[];
  readonly region: readonly string[];
  readonly type: readonly string[];
}

/** The options of the filters, with the number of changes for each. */
export interface ChangeFacets {
  readonly kinds: readonly Facet[];
  readonly regions: readonly Facet[];
  readonly types: readonly Facet[];
}

/** The scans that links must name to stay with what is shown; null for the default. */
export interface ChangesPinned {
  readonly from: string | null;
  readonly scan: string | null;
}

/** One page of the changes between two scans. */
export interface ChangesView extends Omit<ListView, "pinned"> {
  readonly pinned: ChangesPinned;
  /** The older scan; null if there is none to compare with. */
  readonly older: CompletedScan | null;
  readonly page: Page<ListedChange>;
  readonly facets: ChangeFacets;
  readonly labels: readonly TypeLabel[];
  /** Other completed scans of the account, newest first, to compare with. */
  readonly others: readonly CompletedScan[];
}
