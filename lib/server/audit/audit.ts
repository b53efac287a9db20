import "server-only";
import type { AuditAction, AuditEvent, AuditRecord } from "#lib/domain/audit.ts";
import { DatabaseError } from "#lib/snapshots/database-error.ts";
import type { Audited } from "#lib/snapshots/snapshot-store.ts";
import { database } from "../database.ts";
import { log, plain } from "../log.ts";
import { take } from "../sign-in/limits.ts";

const SENTENCES = {
  "server-started": "the server started",
  "signed-in": "a person signed in",
  "signed-out": "a person signed out",
  "token-made": "an API token was made",
  "token-revoked": "an API token was revoked",
  "token-used-from-new-address": "an API token was used from a new address",
  "scan-requested": "a scan was requested",
  "scan-cancelled": "a scan was cancelled",
  "deletion-requested": "the deletion of old scans was requested",
  "scans-deleted": "old scans were deleted",
  change: "a change by a viewer",
  "example-scan-added": "an example scan of the past was added",
} as const satisfies Record<AuditAction, string>;

/**
 * Records an event in the log, and as an audit record if the database accepts it; if not, the log line says so.
 * Rejections that anonymous clients can cause are rate limited, so that they cannot fill the disk.
 */
export async function audit(event: AuditEvent): Promise<void> {
  const isLimited = event.outcome === "refused" && (await take("refusal record")) !== null;
  if (isLimited) return write(event, null, "too many refusals in a minute");
  try {
    write(event, await (await database()).audit.append(event));
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error;
    write(event, null, error.message);
  }
}

/**
 * Makes a change together with its audit record, or neither.
 *
 * @throws DatabaseError when one of them cannot be stored
 */
export async function audited<Result>(
  change: (within: Audited) => Promise<{ readonly result: Result; readonly event: AuditEvent | null }>,
): Promise<Result> {
  const { result, record } = await (await database()).audited(change);
  if (record) write(record, record);
  return result;
}

/** The hash in the log lets a reader verify the records of the database. */
function write(event: AuditEvent, record: AuditRecord | null, unkept: string | null = null): void {
  const { action, outcome, actor, address, subject, detail } = event;
  const line = {
    ...{ action, outcome, actor: { ...actor, id: plain(actor.id), name: plain(actor.name) }, address, subject, detail },
    ...(record ? { record: record.position, hash: record.hash } : { record: null, unkept }),
  };
  const sentence = outcome === "done" ? SENTENCES[action] : `refused: ${SENTENCES[action]}`;
  if (record && outcome === "done") log().info({ audit: line }, sentence);
  else log().warn({ audit: line }, sentence);
}
