import "server-only";
import type { AuditActor } from "#lib/domain/audit.ts";
import { VERSION } from "#lib/domain/version.ts";
import { settingsForRecord } from "../environment.ts";
import { audit } from "./audit.ts";

/** The actor of this program itself, by its settings. */
export const SYSTEM: AuditActor = { via: "system", id: "system", name: "Bedrock Posture" };

/** Records the settings of the server at its start; for secrets, only whether they are set. */
export function recordStart(): Promise<void> {
  return audit({
    ...{ action: "server-started", outcome: "done", actor: SYSTEM, address: null, subject: null },
    detail: { version: VERSION, ...settingsForRecord() },
  });
}
