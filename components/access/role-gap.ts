import type { RoleGap } from "#lib/domain/visitor.ts";

/** Why a user's role could not be read, and what an administrator can do. */
export const ROLE_GAP_ADVICE = {
  "left-out":
    "The identity provider left out your groups because you are in too many, so your role is unknown. An administrator can limit the claim to groups assigned to this application, or use application roles and set POSTURE_OIDC_ROLE_CLAIM=roles.",
  absent:
    "The identity provider sent no claim with your groups or roles. If you should have a role, an administrator should check POSTURE_OIDC_ROLE_CLAIM, POSTURE_OIDC_SCOPES and the claims that the provider sends to this application.",
  unreadable:
    "The claim with your groups or roles is neither a string nor a list of strings, so your role is unknown. An administrator can set POSTURE_OIDC_ROLE_CLAIM to the right claim, or to a path such as realm_access.roles.",
} as const satisfies Record<RoleGap, string>;
