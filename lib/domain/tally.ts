import type { UnknownKind, Verdict } from "./verdict.ts";

/** Rows counted by type, Region and verdict: every number on the overview is a sum of these. */
export interface Tally {
  readonly type: string;
  readonly region: string;
  readonly verdict: Verdict;
  readonly unknown: UnknownKind | null;
  readonly rows: number;
}

/** A type of which no list came from a Region: a row of its own stands for whatever is there. */
export interface UnlistedType {
  readonly accountId: string;
  readonly type: string;
  readonly region: string;
  /** False if AWS does not offer the type there, so that nothing can exist; else it is unknown what exists. */
  readonly offered: boolean;
}
