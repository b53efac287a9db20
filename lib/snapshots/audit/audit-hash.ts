import { createHash } from "node:crypto";
import type { AuditTable } from "../schema.ts";

/** SHA-256 over a record and the hash of the one before it, which is empty for the first. */
export function auditHash({ hash: _, ...record }: AuditTable, previousHash: string): string {
  const { position, at, action, outcome, actorVia, actorId, actorName, address, subject, detail } = record;
  const parts = [position, at, action, outcome, actorVia, actorId, actorName, address, subject, detail, previousHash];
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}
