import "server-only";
import { z } from "zod";
import type { ZodOpenApiPathsObject } from "zod-openapi";
import { SCAN_PHASES, SCAN_STATES, type Scan } from "#lib/domain/scan.ts";
import { VERDICTS } from "#lib/domain/verdict.ts";
import { SCANS_PARAMETERS } from "../../pages/scans.ts";
import { PRUNE_BODY, SCAN_BODY } from "../scan-body.ts";
import { count, text, time } from "./members.ts";
import { answer, ID, item, problems, query, stream } from "./operations.ts";

const percent = count.max(100).meta({
  description: "The highest share of the work done so far; it never falls, and is 100 when the scan has completed",
});

const units = z.object({ done: count, total: count });

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
    progress: z.object({ percent, done: count, total: count, phases: z.record(z.enum(SCAN_PHASES), units) }),
    toolVersion: text.meta({ description: "The version of Bedrock Posture that ran the scan" }),
    verdicts: z.record(z.enum(VERDICTS), count),
    failure: text,
  })
  .meta({ id: "Scan" }) satisfies z.ZodType<Scan>;

const SCANS = z.object({ items: z.array(SCAN) });

const PRUNED = z.object({ deleted: z.array(z.string()), state: z.literal("waiting").optional() });

/** The paths of the API for scans. */
export const SCANS_PATHS = {
  "/api/scans": {
    get: query("Scans in any state, newest first", SCANS_PARAMETERS, SCANS),
    post: {
      summary: "Start a scan",
      requestBody: { required: false, content: { "application/json": { schema: SCAN_BODY } } },
      responses: {
        ...answer(202, "The scan in its current state", SCAN),
        ...problems({
          400: "The request body is invalid",
          409: "A scan of this account is already running; scanId identifies it",
        }),
        ...problems({ 429: "Too many scans were requested within a minute" }),
        ...problems({
          403: "The request comes from another origin",
          502: "AWS could not identify the credentials",
        }),
      },
    },
  },
  "/api/scans/prune": {
    post: {
      summary:
        "Delete old postures and scans, except the newest reading of each account and Region and what is being exported",
      requestBody: { required: true, content: { "application/json": { schema: PRUNE_BODY } } },
      responses: {
        ...answer(200, "The IDs of the deleted scans", PRUNED),
        ...answer(202, "The deletion continues in the background; `state` is `waiting`", PRUNED),
        ...problems({
          400: "The request body is invalid",
          403: "The request comes from another origin, or the operator role is missing",
        }),
      },
    },
  },
  "/api/scans/{id}": {
    get: item("One scan", SCAN),
    delete: {
      summary: "Cancel a queued or running scan",
      requestParams: { path: ID },
      responses: {
        ...answer(202, "The scan; its cancellation has been requested", SCAN),
        ...problems({
          403: "The request comes from another origin",
          404: "The scan does not exist",
          409: "The scan is not active",
        }),
      },
    },
  },
  "/api/scans/{id}/events": {
    get: {
      summary: "Progress of a scan as server-sent events, until it ends",
      requestParams: { path: ID },
      responses: {
        ...stream("text/event-stream", "Each event contains the scan"),
        ...problems({ 404: "The scan does not exist" }),
        ...problems({
          429: "You have reached the limit of open event streams",
          503: "The dashboard has reached its limit, or the database is not available",
        }),
      },
    },
  },
} satisfies ZodOpenApiPathsObject;
