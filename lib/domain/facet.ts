/** A value that a filter may take. */
export interface Facet {
  readonly value: string;
  /** How many items the list has with this value and every other filter as it is. */
  readonly count: number;
}
