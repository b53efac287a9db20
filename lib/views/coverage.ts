import type { CoverageCounts, CoverageStatus, CoveredUnit } from "#lib/domain/coverage.ts";
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

/** One page of the coverage: a table of a thousand accounts would be one of five thousand lines. */
export interface CoveragePage extends CoverageView {
  /** The chosen ones; empty for all. */
  readonly status: readonly CoverageStatus[];
  /** Units by status among those that match account and Region. */
  readonly statuses: readonly { readonly status: CoverageStatus; readonly units: number }[];
  /** Accounts before the page, on it, and that match at all. */
  readonly place: { readonly offset: number; readonly shown: number; readonly total: number };
}
