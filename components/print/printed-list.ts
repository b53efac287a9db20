/** The most rows in a print of a list; its header says how many are not shown. */
export const MOST_PRINTED = 1_000;

/** What a print says of the list that it shows. */
export interface PrintedList {
  /** The active filters, in words. */
  readonly filter: readonly string[];
  /** What a row is, e.g. `protection`. */
  readonly lines: string;
  readonly offset: number;
  readonly shown: number;
  readonly total: number;
  /** The same list from its start, with `MOST_PRINTED` lines. */
  readonly whole: string;
}
