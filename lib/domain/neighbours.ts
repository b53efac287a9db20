/** Where something stands in a list, and what stands beside it. */
export interface Neighbours {
  readonly previous: string | null;
  readonly next: string | null;
  /** From 1. */
  readonly position: number;
  readonly total: number;
  /** Lines of the list that come before its first line. */
  readonly offset: number;
}
