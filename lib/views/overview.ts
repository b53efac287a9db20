import type { FailureKind } from "#lib/domain/call.ts";
import type { KeySummary } from "#lib/domain/key-summary.ts";
import type { Gap } from "#lib/domain/observation.ts";
import type { ShownScan } from "#lib/domain/scan.ts";
import type { Tally, UnlistedType } from "#lib/domain/tally.ts";
import type { TrendPoint } from "#lib/domain/trend.ts";
import type { TypeLabel } from "#lib/domain/type-label.ts";
import type { ControlSummary } from "./controls.ts";

export interface Overview {
  readonly scan: ShownScan;
  /** All evaluated controls, most urgent first. */
  readonly controls: readonly ControlSummary[];
  /** Gaps, counted by reason. */
  readonly gapKinds: Readonly<Partial<Record<FailureKind, number>>>;
  /** Regions that were not scanned because the account has not enabled them. */
  readonly regionsNotEnabled: readonly string[];
  readonly labels: readonly TypeLabel[];
  readonly tallies: readonly Tally[];
  readonly unlisted: readonly UnlistedType[];
  /** The first keys that are unusable or pending deletion: nearest deletion date first, then most dependants. */
  readonly keysAtRisk: readonly KeySummary[];
  readonly keysAtRiskCount: number;
  /** The first gaps, most consequential first; the rest are on the Gaps page. */
  readonly gaps: readonly Gap[];
  readonly gapCount: number;
  /** The posture after each scan of the account up to this one, thinned for a picture. */
  readonly trend: readonly TrendPoint[];
  /** When the next scan replaced the last point; null if this scan is the newest. */
  readonly trendUntil: string | null;
}
