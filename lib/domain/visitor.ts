/** A viewer reads; an operator may also start and cancel scans, prune snapshots and create API tokens. */
export const ROLES = ["viewer", "operator"] as const;
export type Role = (typeof ROLES)[number];

/**
 * Why nothing could be read from the claim that roles come from: the provider left it out because it was too long
 * (Entra's group overage), it sent none, or it sent neither a text nor a list of texts.
 */
export const ROLE_GAPS = ["left-out", "absent", "unreadable"] as const;
export type RoleGap = (typeof ROLE_GAPS)[number];
export const isRoleGap = (value: unknown): value is RoleGap => ROLE_GAPS.some((gap) => gap === value);

/** The sender of a request, and how it was identified. */
export interface Visitor {
  /** `local`: no sign-in is set up, and only this machine reaches the dashboard. */
  readonly via: "local" | "session" | "token";
  /** The provider's `sub`, or the id of the token. */
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** Why a viewer who signed in may not have the role that is due. */
  readonly roleGap?: RoleGap | null;
}

/** The visitor of a dashboard without sign-in. */
export const LOCAL_VISITOR: Visitor = { via: "local", id: "local", name: "This machine", role: "operator" };

/** A token as it may be shown: without its secret. */
export interface ApiToken {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly madeBy: string;
  readonly madeAt: string;
  readonly expiresAt: string;
  readonly usedAt: string | null;
  readonly revokedAt: string | null;
}
