import type { CoverageCounts, CoveredUnit } from "#lib/domain/coverage.ts";

/** Which Regions of which accounts were read, when and how completely. */
export interface CoverageView {
  readonly counts: CoverageCounts;
  readonly units: readonly CoveredUnit[];
  /** Accounts whose list of Regions could not be read, so that only one Region was scanned. */
  readonly unlisted: readonly string[];
  /** Hours after which a reading is stale. */
  readonly staleHours: number;
}
