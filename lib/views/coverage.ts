import type { CoverageCounts, CoveredUnit } from "#lib/domain/coverage.ts";
import type { ShownPosture } from "#lib/domain/posture.ts";

/** The accounts and Regions that are known, for the frame of every page. */
export interface KnownScope {
  readonly counts: CoverageCounts;
  /** At most some hundred, in order. */
  readonly accounts: readonly string[];
  readonly regions: readonly string[];
}

/** Which Regions of which accounts were read, when and how completely. */
export interface CoverageView {
  readonly posture: ShownPosture;
  readonly counts: CoverageCounts;
  readonly units: readonly CoveredUnit[];
  /** Accounts whose list of Regions could not be read, so that only one Region was scanned. */
  readonly unlisted: readonly string[];
  /** Hours after which a reading is stale. */
  readonly staleHours: number;
}
