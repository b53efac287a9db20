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
  readonly type: string;
  readonly region: string;
  /** False where AWS does not offer it, so that nothing can be there; else nobody knows what exists. */
  readonly offered: boolean;
}
