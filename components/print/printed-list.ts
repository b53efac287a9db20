/** The most rows in a print of a list; its header says how many are not shown. */
export const MOST_PRINTED = 1_000;

/** The facts about a list that its print shows. */
export interface PrintedList {
  /** The active filters, in words. */
  readonly filter: readonly string[];
  /** The noun for a row, e.g. `protection`. */
  readonly lines: string;
  readonly offset: number;
  readonly shown: number;
  readonly total: number;
  /** The same list from its start, with `MOST_PRINTED` lines. */
  readonly whole: string;
}
