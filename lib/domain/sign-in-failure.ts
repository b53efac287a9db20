/** Why a sign-in did not succeed; the page `/auth/failed` has a sentence for each. */
export const SIGN_IN_FAILURES = [
  /** The provider did not answer in time. */
  "slow",
  /** No connection to the provider. */
  "unreachable",
  /** The provider answered with a fault of its own: 5xx, too many requests. */
  "failing",
  /** The settings here and the provider's do not fit. */
  "setup",
  /** The provider does not accept the client's credentials. */
  "client",
  /** The person, or a rule of the provider, ended the sign-in there. */
  "denied",
  /** The provider's answer failed a check. */
  "rejected",
  /** The sign-in took too long, or began in another browser. */
  "expired",
  /** Too many failed sign-ins from one address. */
  "busy",
  /** The claims give no role. */
  "no-role",
  /** No role, and the reason is the claim. */
  "left-out",
  "absent",
  "unreadable",
] as const;
export type SignInFailure = (typeof SIGN_IN_FAILURES)[number];
