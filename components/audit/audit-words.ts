import type { AuditAction, AuditActor, AuditOutcome } from "#lib/domain/audit.ts";

/** The action, as a label. */
export const ACTION_LABELS = {
  "server-started": "Server started",
  "signed-in": "Sign-in",
  "signed-out": "Sign-out",
  "token-made": "API token made",
  "token-revoked": "API token revoked",
  "token-used-from-new-address": "API token used from a new address",
  "scan-requested": "Scan requested",
  "scan-cancelled": "Scan cancelled",
  "deletion-requested": "Deletion of scans requested",
  "scans-deleted": "Scans deleted",
  change: "Change by a viewer",
  "example-scan-added": "Example scan added",
} as const satisfies Record<AuditAction, string>;

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
