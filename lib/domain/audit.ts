import type { Visitor } from "./visitor.ts";

/** The recorded actions. `change`: any action that was rejected because it needs another role. */
export const AUDIT_ACTIONS = [
  "server-started",
  "signed-in",
  "signed-out",
  "token-made",
  "token-revoked",
  "token-used-from-new-address",
  "scan-requested",
  "scan-cancelled",
  "deletion-requested",
  "scans-deleted",
  "change",
  "example-scan-added",
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

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

export const AUDIT_OUTCOMES = ["done", "refused"] as const;
export type AuditOutcome = (typeof AUDIT_OUTCOMES)[number];

/** `command`: who runs a command on the machine itself. `system`: this program by its settings. `unknown`: not signed in. */
export const AUDIT_WAYS = ["session", "token", "local", "command", "system", "unknown"] as const;

/** Who did it. `id` stays the same for a person or a token, whatever they are called. */
export interface AuditActor {
  readonly via: (typeof AUDIT_WAYS)[number];
  readonly id: string;
  readonly name: string;
}

/** Further facts of an event, without secrets. */
export type AuditDetail = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/** Who did what from where. */
export interface AuditEvent {
  readonly action: AuditAction;
  readonly outcome: AuditOutcome;
  readonly actor: AuditActor;
  /** The IP address of the request; null where there was none. */
  readonly address: string | null;
  /** The id of the scan, token or deletion that it was done to. */
  readonly subject: string | null;
  readonly detail: AuditDetail;
}

/** An event as it was written down. */
export interface AuditRecord extends AuditEvent {
  /** 1, 2, 3 … without a gap. */
  readonly position: number;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** SHA-256, in hex, over this record and the hash of the one before. */
  readonly hash: string;
}

/** Which records are meant; empty lists and null for all. */
export interface AuditFilter {
  readonly action: readonly AuditAction[];
  readonly outcome: readonly AuditOutcome[];
  /** The id of the actor. */
  readonly actor: string | null;
  /** The first and the last day, `2026-11-24`, in UTC. */
  readonly from: string | null;
  readonly to: string | null;
}

/** Whether every record is as it was written, and none is missing between the first and the newest. */
export type ChainCheck =
  | { readonly kind: "verified"; readonly records: number; readonly newestHash: string | null }
  | { readonly kind: "broken"; readonly records: number; readonly at: number };

/** The actor that a visitor is. */
export const actorOf = ({ via, id, name }: Visitor): AuditActor => ({ via, id, name });

/** A sender that is not signed in. */
export const UNKNOWN_ACTOR: AuditActor = { via: "unknown", id: "", name: "" };
