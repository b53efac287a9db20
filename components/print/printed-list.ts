/** A print of a list has no more lines than this; its header says how many it leaves out. */
export const MOST_PRINTED = 1_000;

/** What a print says of the list that it shows. */
export interface PrintedList {
  /** The filters in force, each in words. */
  readonly filter: readonly string[];
  /** What a line is, e.g. `row`. */
  readonly lines: string;
  readonly offset: number;
  readonly shown: number;
  readonly total: number;
  /** The same list from its start, with `MOST_PRINTED` lines. */
  readonly whole: string;
}
