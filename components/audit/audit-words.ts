import type { AuditActor, AuditOutcome } from "#lib/domain/audit.ts";

export const OUTCOME_LABELS = { done: "Done", refused: "Refused" } as const satisfies Record<AuditOutcome, string>;

/** How the user was identified. */
export const WAY_LABELS = {
  session: "signed in",
  token: "API token",
  local: "no sign-in set up",
  command: "command on the machine",
  system: "by its settings",
  unknown: "not signed in",
} as const satisfies Record<AuditActor["via"], string>;
