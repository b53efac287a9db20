/** A value that a filter may take. */
export interface Facet {
  readonly value: string;
  /** How many items of the whole snapshot have it. */
  readonly count: number;
}
