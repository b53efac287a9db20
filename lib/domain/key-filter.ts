/** Which keys are meant. Empty lists mean "all". */
export interface KeyFilter {
  readonly manager: readonly ("AWS" | "CUSTOMER")[];
  /** A KMS key state, `Gone` (no longer exists) or `Unreadable` (could not be described). */
  readonly state: readonly string[];
  /** `unusable`: keys that are unusable or pending deletion, whatever their state. */
  readonly usability: "unusable" | null;
  readonly region: readonly string[];
  /** The account that owns the key. */
  readonly account: readonly string[];
  /** Free text over ARN and aliases. */
  readonly q: string | null;
}

export const NO_KEY_FILTER: KeyFilter = { manager: [], state: [], usability: null, region: [], account: [], q: null };
