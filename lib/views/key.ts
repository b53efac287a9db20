import type { GrantReading } from "#lib/domain/grant-reading.ts";
import type { Key } from "#lib/domain/key.ts";
import type { EventShow } from "#lib/domain/key-event-summary.ts";
import type { KeySummary } from "#lib/domain/key-summary.ts";
import type { KeyPeriod } from "#lib/domain/key-timeline.ts";
import type { KeyUser } from "#lib/domain/key-users.ts";
import type { Asked, ShownPosture } from "#lib/domain/posture.ts";
import type { Dependant } from "#lib/domain/resource-link.ts";
import type { TypeLabel } from "#lib/domain/type-label.ts";
import type { CameFrom } from "./came-from.ts";
import type { ListedFinding } from "./findings.ts";
import type { KeyEventsView } from "./key-events.ts";

/** A finding about one statement of a key's policy. */
export interface PolicyRemark {
  /** Position of the statement, from 0. */
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

/** The parameters in the URL of a key's page. */
export interface KeyPageQuery {
  /** As written in the URL. */
  readonly asked: Asked;
  /** The page that it was opened from, as written in the URL. */
  readonly from: string | null;
  readonly timeline: TimelineQuery;
}

/** The content of the page of a key. */
export interface KeyPageView {
  readonly detail: KeyDetail;
  readonly events: KeyEventsView;
  /** The page that it was opened from, or null. */
  readonly cameFrom: CameFrom | null;
}

/** Why more may depend on a key than was found. */
export type Incomplete =
  /** No scan has read its Region. */
  | { readonly kind: "not-scanned" }
  /** API calls of its Region failed; null where an older version did not count them. */
  | { readonly kind: "partly"; readonly failed: number | null };

/** A dependent resource; its verdict may rest on an older reading than the one that the page shows of the key. */
export interface ListedDependant extends Dependant {
  /** When it was assessed, if that was before the newest change of the key: ISO 8601 UTC; else null. */
  readonly assessedBefore: string | null;
}

/** Everything a posture has of one key. */
export interface KeyDetail {
  readonly posture: ShownPosture;
  readonly labels: readonly TypeLabel[];
  readonly summary: KeySummary;
  readonly key: Key;
  /**
   * The principals that its policy and its grants allow, as far as they could be read; empty if the key is not
   * described.
   */
  readonly users: readonly KeyUser[];
  /** Each grant, compared with the resources of the posture; empty if the grants could not be listed. */
  readonly grants: readonly GrantReading[];
  /** The grants that AWS documents for data encrypted with the key, and that the key does not have. */
  readonly missingGrants: readonly {
    readonly resourceId: string | null;
    readonly name: string;
    readonly because: string;
  }[];
  /** AWS's documentation of the data that is encrypted with the key without a grant. */
  readonly withoutGrants: readonly string[];
  /** Dependent resources, weakest first. */
  readonly dependants: readonly ListedDependant[];
  /** Null if every API call succeeded that could show more dependants. */
  readonly incomplete: Incomplete | null;
  /** When the reading that the page shows landed, ISO 8601 UTC. */
  readonly readAt: string;
  /** What scans read of it over time, newest first; empty with one scan. */
  readonly history: readonly KeyPeriod[];
  /** Findings about the key and its grants: the first fifty. */
  readonly findings: readonly ListedFinding[];
  /** Findings about the statements of its policy; empty if the policy could not be read. */
  readonly policyRemarks: readonly PolicyRemark[];
  /** The replicas of the key in other Regions, as far as scans found them. */
  readonly replicas: readonly KeySummary[];
}
