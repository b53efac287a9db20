import type { Change, ChangeKind } from "#lib/domain/changes/change.ts";
import type { PolicyLine } from "#lib/domain/changes/policy-lines.ts";
import type { Facet } from "#lib/domain/facet.ts";
import type { KeyEvent } from "#lib/domain/key-event.ts";
import type { Asked, ShownPosture } from "#lib/domain/posture.ts";
import type { TypeLabel } from "#lib/domain/type-label.ts";
import type { ListView, Page } from "./list.ts";

/** A change with what its line and its links need. */
export type ListedChange = Change & {
  /** The newest scan of the posture that has the subject: of the older one for what is gone. */
  readonly scanId: string;
  /** Id of the page of its key, for a key, its policy and its grants. */
  readonly keyId: string | null;
  /** The title of its control, for a finding. */
  readonly title: string | null;
  /**
   * The calls in CloudTrail that can have made it, newest first; null where the key's events were not searched, or not
   * back to the older posture, and for what no such call makes.
   */
  readonly events: readonly KeyEvent[] | null;
  /** The lines of both documents, for a policy. */
  readonly lines: readonly PolicyLine[] | null;
};

/** Which changes are listed; an empty list means "all". */
export interface ChangesFilter {
  readonly kind: readonly ChangeKind[];
  readonly region: readonly string[];
  readonly account: readonly string[];
  readonly type: readonly string[];
}

/** The options of the filters, with the number of changes for each. */
export interface ChangeFacets {
  readonly kinds: readonly Facet[];
  readonly regions: readonly Facet[];
  readonly accounts: readonly Facet[];
  readonly types: readonly Facet[];
}

/** What links must name to stay with what is shown. `from`: a scan or a time; null for the default. */
export interface ChangesPinned {
  readonly from: string | null;
  readonly asked: Asked;
}

/** One page of the changes between two postures. */
export interface ChangesView extends ListView {
  readonly pinned: ChangesPinned;
  /** The older posture; null if there is none to compare with. */
  readonly older: ShownPosture | null;
  readonly page: Page<ListedChange>;
  readonly facets: ChangeFacets;
  readonly labels: readonly TypeLabel[];
}
