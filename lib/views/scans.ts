/** How far the demo is with the scans of the past that it adds in the background. */
export interface ExampleHistory {
  readonly added: number;
  readonly of: number;
}
