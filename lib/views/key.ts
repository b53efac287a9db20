import type { GrantReading } from "#lib/domain/grant-reading.ts";
import type { Key } from "#lib/domain/key.ts";
import type { EventShow } from "#lib/domain/key-event-summary.ts";
import type { KeySummary } from "#lib/domain/key-summary.ts";
import type { KeyUser } from "#lib/domain/key-users.ts";
import type { Dependant } from "#lib/domain/resource-link.ts";
import type { CompletedScan } from "#lib/domain/scan.ts";
import type { TypeLabel } from "#lib/domain/type-label.ts";
import type { CameFrom } from "./came-from.ts";
import type { ListedFinding } from "./findings.ts";
import type { KeyEventsView } from "./key-events.ts";

/** What is said of one statement of a key's policy, by the control that judges it. */
export interface PolicyRemark {
  /** Place of the statement, from 0. */
  readonly index: number;
  /** `BEP-nnn`. */
  readonly control: string;
  readonly answer: "fail" | "cannot-tell";
  readonly sentence: string;
}

/** The part of a timeline that the URL selects. */
export interface TimelineQuery {
  readonly show: EventShow;
  readonly offset: number;
}

/** What the URL of a key's page selects. */
export interface KeyPageQuery {
  /** As written in the URL; null for the newest. */
  readonly scan: string | null;
  /** The list that the page was opened from, as written in the URL. */
  readonly from: string | null;
  readonly timeline: TimelineQuery;
}

/** What the page of a key shows. */
export interface KeyPageView {
  readonly detail: KeyDetail;
  readonly events: KeyEventsView;
  /** The list that the page was opened from, if it was. */
  readonly cameFrom: CameFrom | null;
}

/** Everything a scan has of one key. */
export interface KeyDetail {
  readonly scan: CompletedScan;
  readonly labels: readonly TypeLabel[];
  readonly summary: KeySummary;
  readonly key: Key;
  /** Whom its policy and its grants let use it, as far as they could be read; empty where the key is not described. */
  readonly users: readonly KeyUser[];
  /** Each grant as read against what the scan saw; none where they could not be listed. */
  readonly grants: readonly GrantReading[];
  /** The grants that AWS documents for something under the key, and that are not on it. */
  readonly missingGrants: readonly {
    readonly resourceId: string | null;
    readonly name: string;
    readonly because: string;
  }[];
  /** What AWS says of the things under the key that are used without a grant. */
  readonly withoutGrants: readonly string[];
  /** Resources that stop if the key goes, weakest first. */
  readonly dependants: readonly Dependant[];
  /** What was found of the key and its grants: the first fifty. */
  readonly findings: readonly ListedFinding[];
  /** What the statements of its policy let in that they should not; empty where the policy could not be read. */
  readonly policyRemarks: readonly PolicyRemark[];
  /** The same key material in other Regions, as far as the scan saw them. */
  readonly replicas: readonly KeySummary[];
}
