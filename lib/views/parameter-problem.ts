/** A query parameter that is unknown or has a bad value. */
export interface ParameterProblem {
  readonly parameter: string;
  /** What was given. */
  readonly got: string;
  /** What it takes, as a phrase. */
  readonly takes: string;
}
