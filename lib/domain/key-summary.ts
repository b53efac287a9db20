import type { KeyState, RotationState } from "./key.ts";

/** A key with the number of rows that stop when it goes. */
export interface KeySummary {
  /** Id in the URL. */
  readonly id: string;
  readonly arn: string;
  readonly accountId: string;
  readonly region: string;
  readonly alias: string | null;
  readonly manager: "AWS" | "CUSTOMER" | null;
  /** Null when the key could not be described; `Gone` when it no longer exists. */
  readonly state: KeyState | "Gone" | (string & {}) | null;
  /** Whether the key is unusable or pending deletion. An enabled key that cannot encrypt, e.g. for signing, is unusable. */
  readonly atRisk: boolean;
  readonly rotation: RotationState;
  readonly deletionDate: string | null;
  readonly multiRegion: boolean;
  readonly grants: number | null;
  /** Rows protected by this key. */
  readonly rows: number;
  readonly resources: number;
}
