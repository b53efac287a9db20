import type { FailureKind } from "#lib/domain/call.ts";
import type { ChangeKind } from "#lib/domain/changes/change.ts";
import type { KeySummary } from "#lib/domain/key-summary.ts";
import type { Gap } from "#lib/domain/observation.ts";
import type { ShownPosture } from "#lib/domain/posture.ts";
import type { Summary } from "#lib/domain/summary.ts";
import type { Tally, UnlistedType } from "#lib/domain/tally.ts";
import type { TrendPoint } from "#lib/domain/trend.ts";
import type { TypeLabel } from "#lib/domain/type-label.ts";
import type { ControlSummary } from "./controls.ts";
import type { KeysView } from "./keys.ts";

export interface Overview {
  readonly posture: ShownPosture;
  /** All evaluated controls, most urgent first. */
  readonly controls: readonly ControlSummary[];
  /** Gaps, counted by reason. */
  readonly gapKinds: Readonly<Partial<Record<FailureKind, number>>>;
  /** Regions that were not scanned because the account has not enabled them. */
  readonly regionsNotEnabled: readonly string[];
  readonly labels: readonly TypeLabel[];
  readonly tallies: readonly Tally[];
  /** Those with most to do; empty where only one is known. */
  readonly accounts: readonly OfAccount[];
  readonly unlisted: readonly UnlistedType[];
  /** The first keys that are unusable or pending deletion: nearest deletion date first, then most dependants. */
  readonly keysAtRisk: readonly KeySummary[];
  /** Why more may depend on keys of a Region than was found; Regions of which everything could be read are missing. */
  readonly incomplete: KeysView["incomplete"];
  readonly keysAtRiskCount: number;
  /** The first gaps, most consequential first; the rest are on the Gaps page. */
  readonly gaps: readonly Gap[];
  readonly gapCount: number;
  /** The posture after each scan up to this one, thinned for a picture. */
  readonly trend: readonly TrendPoint[];
  /** Until when the last point is drawn; null for now. */
  readonly trendUntil: string | null;
}

/** The protections of one account. */
export interface OfAccount {
  readonly accountId: string;
  readonly summary: Summary;
}

/** What changed in a week, by kind, in the order in which to act on it. */
export interface WeekChanges {
  /** The time of the older posture, ISO 8601 UTC. */
  readonly since: string;
  readonly kinds: readonly { readonly kind: ChangeKind; readonly count: number }[];
}
