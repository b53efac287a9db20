/** Why a request gets no posture. */
export type NoPosture =
  /** No scan has completed (by that time), or the one that was asked for did not. */
  | { readonly kind: "none" }
  /** Parts of it were deleted. `at`: its time, ISO 8601 UTC. */
  | { readonly kind: "not-kept"; readonly at: string };
