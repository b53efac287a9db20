import "server-only";
import { z } from "zod";
import { AUDIT_ACTIONS, AUDIT_OUTCOMES, AUDIT_WAYS, type AuditRecord, type ChainCheck } from "#lib/domain/audit.ts";
import { SEVERITIES } from "#lib/domain/control-text.ts";
import type { KeyEvent, KeyEventRead } from "#lib/domain/key-event.ts";
import { EVENT_READ_STATES } from "#lib/domain/key-event.ts";
import type { KeySummary } from "#lib/domain/key-summary.ts";
import { REMEDIATIONS } from "#lib/domain/remedy.ts";
import type { Scan } from "#lib/domain/scan.ts";
import { SCAN_PHASES, SCAN_STATES } from "#lib/domain/scan.ts";
import type { ProtectionRow } from "#lib/domain/snapshot.ts";
import { KEY_CLASSES, VERDICTS } from "#lib/domain/verdict.ts";
import type { ControlSummary } from "#lib/views/controls.ts";
import type { ListedFinding } from "#lib/views/findings.ts";
import type { KeyEventsView } from "#lib/views/key-events.ts";

/*
 * What the API answers, for its description. The compiler holds each schema to the type of the domain
 * that is sent: a member that changes there and not here does not compile.
 */

import { type ApiToken, ROLES } from "#lib/domain/visitor.ts";

const time = z.string().meta({ description: "Time in ISO 8601 format, in UTC" });
const text = z.string().nullable();
const count = z.int().min(0);
const units = z.object({ done: count, total: count });
const rotation = z.enum(["on", "off", "not-supported", "unknown"]);

export const SCAN = z
  .object({
    id: z.string(),
    state: z.enum(SCAN_STATES),
    startedAt: time,
    finishedAt: time.nullable(),
    accountId: text.meta({ description: "Null until the account is identified, as are partition and principalArn" }),
    partition: text,
    principalArn: text.meta({ description: "The scanning principal (sts:GetCallerIdentity)" }),
    regions: z.array(z.string()),
    counts: z.object({ resources: count, keys: count, gaps: count, calls: count, throttled: count }),
    progress: z.object({ done: count, total: count, phases: z.record(z.enum(SCAN_PHASES), units) }),
    toolVersion: text.meta({ description: "The version of Bedrock Posture that ran the scan" }),
    verdicts: z.record(z.enum(VERDICTS), count),
    failure: text,
  })
  .meta({ id: "Scan" }) satisfies z.ZodType<Scan>;

const ROW = z
  .object({
    id: z.string(),
    resourceId: text.meta({ description: "Null if the list call of the resource type failed" }),
    accountId: z.string(),
    region: z.string(),
    type: z.string(),
    resourceArn: text,
    resourceName: text,
    resourceStatus: text,
    parentArn: text,
    data: z.string().meta({ description: "The protected data" }),
    caveat: text,
    storeKind: z.custom<ProtectionRow["storeKind"]>().meta({ override: { type: ["string", "null"] } }),
    storeArn: text,
    verdict: z.enum(VERDICTS),
    unknown: z.enum(["unreadable", "not-exposed"]).nullable(),
    reason: z.string(),
    keyClass: z.enum(KEY_CLASSES),
    keyArn: text,
    keyAlias: text,
    keyState: text,
    keyOwnerAccountId: text,
    keyRotation: rotation.nullable(),
    keyDeletionDate: text,
    grantIds: z.array(z.string()),
    findings: z.array(z.string()).meta({ description: "Controls that failed for this protection" }),
    unknownControls: z.array(z.string()).meta({ description: "Controls that are unknown for this protection" }),
    remediation: z
      .enum(REMEDIATIONS)
      .nullable()
      .meta({ description: "How to encrypt the data with a customer managed key, or how to make it readable" }),
    sourceOperation: text,
    sourceRequestId: text,
    observedAt: time,
    errorCode: text,
    keySourceOperation: text.meta({ description: "The API call that described the key" }),
    keySourceRequestId: text,
  })
  .meta({ id: "Protection" }) satisfies z.ZodType<ProtectionRow>;

const KEY = z
  .object({
    id: z.string(),
    arn: z.string(),
    accountId: z.string().meta({ description: "The account that owns the key" }),
    region: z.string(),
    alias: text,
    manager: z.enum(["AWS", "CUSTOMER"]).nullable(),
    state: text.meta({
      description: "Key state; null if the key could not be described, Gone if the key no longer exists",
    }),
    rotation,
    deletionDate: text,
    multiRegion: z.boolean(),
    grants: count.nullable(),
    rows: count.meta({ description: "Number of protections that use this key" }),
    resources: count.meta({ description: "Number of resources that depend on this key" }),
  })
  .meta({ id: "Key" }) satisfies z.ZodType<KeySummary>;

const EVENT_READ = z
  .object({
    state: z.enum(EVENT_READ_STATES),
    startedAt: time,
    finishedAt: time.nullable(),
    from: time,
    to: time,
    pages: count,
    seen: count,
    own: count.meta({ description: "Number of read events by the scanner itself, which are not included" }),
    readBackTo: time.meta({ description: "All events between this time and `to` have been read" }),
    cutOff: z.boolean().meta({ description: "True if the search stopped early and older events may exist" }),
    failure: z
      .custom<KeyEventRead["failure"]>()
      .meta({ override: { type: ["object", "null"], description: "The API call that failed" } }),
  })
  .meta({ id: "KeyEventRead" }) satisfies z.ZodType<KeyEventRead>;

const KEY_EVENT = z
  .object({
    id: z.string(),
    name: z.string(),
    at: time,
    kind: z.enum(["use", "grant", "change"]),
    by: z.object({ principal: text, sessionIssuer: text, accountId: text, service: text }),
    byBedrock: z.boolean(),
    from: text,
    userAgent: text,
    errorCode: text,
    errorMessage: text,
    grantId: text,
    operations: z.array(z.string()).readonly(),
    encryptionContext: z.record(z.string(), z.string()),
    tls: z
      .object({ version: z.string(), cipher: text })
      .nullable()
      .meta({ description: "Null if the event has no TLS details; the connection may still have used TLS" }),
    resources: z.array(z.string()).readonly(),
    whole: z.boolean(),
  })
  .meta({ id: "KeyEvent" }) satisfies z.ZodType<KeyEvent>;

export const KEY_EVENTS = z.object({
  scanId: z.string(),
  keyArn: z.string(),
  read: EVENT_READ.nullable(),
  items: z.array(KEY_EVENT).readonly(),
}) satisfies z.ZodType<KeyEventsView>;

const GAP = z
  .object({
    accountId: z.string(),
    region: z.string(),
    type: text,
    subject: text.meta({ description: "ARN or ID of the resource that was read; null for a list call" }),
    operation: z.string(),
    errorCode: z.string(),
    requestId: text,
    permission: z.string().meta({ description: "The IAM action that the API call requires" }),
    kind: z.string(),
    message: z.string(),
    httpStatus: z.int().nullable(),
    at: time,
  })
  .meta({ id: "Gap" });

const CONTROL = z
  .object({
    id: z.string().meta({ description: "Control ID, BEP-nnn" }),
    title: z.string().meta({ description: "The requirement" }),
    severity: z.enum(SEVERITIES),
    severityReason: z.string(),
    rationale: z.string(),
    remediation: z.object({
      summary: z.string(),
      console: z.array(z.string()),
      cli: text,
      cloudFormation: text,
      terraform: text,
    }),
    sources: z.array(z.string()),
    frameworks: z.array(
      z.object({
        framework: z.string(),
        id: z.string(),
        by: z.enum(["aws", "analogy"]).meta({ description: "aws: mapped by AWS. analogy: mapped by this project." }),
      }),
    ),
    pass: count,
    fail: count,
    cannotTell: count.meta({ description: "Number of unknown checks, because data could not be read" }),
  })
  .meta({ id: "Control" }) satisfies z.ZodType<ControlSummary>;

const arn = z.string();
const SUBJECT = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("row"), id: z.string() }),
  z.object({ kind: z.literal("resource"), id: z.string() }),
  z.object({ kind: z.literal("key"), arn }),
  z.object({ kind: z.literal("grant"), keyArn: arn, grantId: z.string() }),
  z.object({ kind: z.literal("store"), arn }),
  z.object({ kind: z.literal("region"), region: z.string() }),
]);

const FINDING = z
  .object({
    control: z.string(),
    title: z.string(),
    severity: z.enum(SEVERITIES),
    answer: z.enum(["fail", "cannot-tell"]),
    subject: SUBJECT,
    region: z.string(),
    name: z.string(),
    reason: z.string(),
    resourceId: text.meta({ description: "Set for a resource, and for a protection of a known resource" }),
    keyId: text.meta({ description: "Set for a key and for a grant" }),
  })
  .meta({ id: "Finding" }) satisfies z.ZodType<ListedFinding>;

const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({
    scanId: z.string(),
    items: z.array(item),
    total: count,
    offset: count,
    nextCursor: text,
    previousCursor: text,
  });

export const SCANS = z.object({ items: z.array(SCAN) });
export const RESOURCES = pageOf(ROW);
export const KEYS = pageOf(KEY);
export const CONTROLS = z.object({ scanId: z.string(), items: z.array(CONTROL) });
export const FINDINGS = pageOf(FINDING);
export const GAPS = z.object({ scanId: z.string(), items: z.array(GAP), policy: text });
export const RESOURCE_DETAIL = z
  .looseObject({
    scan: SCAN,
    id: z.string(),
    verdict: z.enum(VERDICTS),
    protections: z.array(z.looseObject({ row: ROW })),
  })
  .meta({ id: "ResourceDetail" });
export const KEY_DETAIL = z
  .looseObject({ scan: SCAN, summary: KEY, dependants: z.array(z.looseObject({ id: z.string() })) })
  .meta({ id: "KeyDetail" });
export const HEALTH = z.object({
  status: z.enum(["ok", "down"]),
  database: z.enum(["ok", "down"]),
  version: z.string(),
});

const TOKEN = z
  .object({
    id: z.string(),
    name: z.string(),
    role: z.enum(ROLES),
    madeBy: z.string(),
    madeAt: time,
    expiresAt: time,
    usedAt: text,
    revokedAt: text,
  })
  .meta({ id: "ApiToken" }) satisfies z.ZodType<ApiToken>;
export const TOKENS = z.object({ items: z.array(TOKEN) });
export const NEW_TOKEN = TOKEN.extend({ secret: z.string().meta({ description: "The secret, returned only once" }) });

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
export const AUDIT = z.object({
  items: z.array(AUDIT_RECORD),
  total: count,
  offset: count,
  nextCursor: text,
  previousCursor: text,
  chain: CHAIN,
});

export const PRUNED = z.object({ deleted: z.array(z.string()), state: z.literal("waiting").optional() });

export const PROBLEM = z
  .looseObject({ type: z.string(), title: z.string(), status: z.int(), detail: z.string() })
  .meta({ id: "Problem", description: "Problem details (RFC 9457)" });
