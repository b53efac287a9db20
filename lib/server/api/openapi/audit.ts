import "server-only";
import { z } from "zod";
import type { ZodOpenApiPathsObject } from "zod-openapi";
import { AUDIT_ACTIONS, AUDIT_OUTCOMES, AUDIT_WAYS, type AuditRecord, type ChainCheck } from "#lib/domain/audit.ts";
import { AUDIT_PARAMETERS } from "../../pages/audit.ts";
import { count, text, time } from "./members.ts";
import { query } from "./operations.ts";

const AUDIT_RECORD = z
  .object({
    position: count.meta({ description: "1, 2, 3 … without a gap" }),
    at: time,
    action: z.enum(AUDIT_ACTIONS),
    outcome: z.enum(AUDIT_OUTCOMES),
    actor: z.object({ via: z.enum(AUDIT_WAYS), id: z.string(), name: z.string() }),
    address: text.meta({ description: "Where the request came from" }),
    subject: text.meta({ description: "The id of the scan, token or deletion" }),
    detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())])),
    hash: z.string().meta({ description: "SHA-256 over this record and the hash of the one before" }),
  })
  .meta({ id: "AuditRecord" }) satisfies z.ZodType<AuditRecord>;

const CHAIN = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("verified"), records: count, newestHash: text }),
  z.object({ kind: z.literal("broken"), records: count, at: count.meta({ description: "The first that is wrong" }) }),
]) satisfies z.ZodType<ChainCheck>;

const AUDIT = z.object({
  items: z.array(AUDIT_RECORD),
  total: count,
  offset: count,
  nextCursor: text,
  previousCursor: text,
  chain: CHAIN,
});

/** The paths of the API for audit. */
export const AUDIT_PATHS = {
  "/api/audit": {
    get: query(
      "Audit records, newest first, with the result of their integrity check; requires the operator role",
      AUDIT_PARAMETERS,
      AUDIT,
    ),
  },
} satisfies ZodOpenApiPathsObject;
