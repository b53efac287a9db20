import type { Tally } from "./tally.ts";
import type { Visitor } from "./visitor.ts";

/** A dashboard under load, those who use it, and what is known of its snapshots: all are of the same account. */
export interface Site {
  readonly url: string;
  readonly tally: Tally;
  readonly operator: Visitor;
  readonly viewer: Visitor;
  /** By API token, as a viewer. */
  readonly program: Visitor;
  /** Of a snapshot. */
  readonly rows: number;
  readonly resourceId: string;
  readonly keyId: string;
}

/** What is done again and again. `turn` counts from 0. */
export type Act = (site: Site, turn: number) => Promise<void>;
