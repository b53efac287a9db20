/** A query parameter that is unknown or has a bad value. */
export interface ParameterProblem {
  readonly parameter: string;
  /** The given value. */
  readonly got: string;
  /** The allowed values, as a phrase. */
  readonly takes: string;
}
