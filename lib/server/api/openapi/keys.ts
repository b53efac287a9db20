import "server-only";
import { z } from "zod";
import type { ZodOpenApiOperationObject, ZodOpenApiPathsObject } from "zod-openapi";
import { EVENT_READ_STATES, type KeyEvent, type KeyEventRead } from "#lib/domain/key-event.ts";
import type { KeySummary } from "#lib/domain/key-summary.ts";
import type { KeyEventsView } from "#lib/views/key-events.ts";
import { KEY_EVENTS_PARAMETERS } from "../../key-events.ts";
import { KEY_PARAMETERS } from "../../pages/keys.ts";
import { POSTURE_PARAMETERS } from "../../url/parameters.ts";
import { count, pageOf, rotation, text, time } from "./members.ts";
import { answer, ID, item, problems, query } from "./operations.ts";
import { SCAN } from "./scans.ts";

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
    atRisk: z.boolean().meta({ description: "The key is unusable or pending deletion" }),
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

/** A call to a key as CloudTrail recorded it. */
export const KEY_EVENT = z
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

const KEY_EVENTS = z.object({
  scanId: z.string(),
  keyArn: z.string(),
  read: EVENT_READ.nullable(),
  items: z.array(KEY_EVENT).readonly(),
}) satisfies z.ZodType<KeyEventsView>;

const KEYS = pageOf(KEY);

const KEY_DETAIL = z
  .looseObject({ scan: SCAN, summary: KEY, dependants: z.array(z.looseObject({ id: z.string() })) })
  .meta({ id: "KeyDetail" });

function eventReading(summary: string, status: 409, why: string): ZodOpenApiOperationObject {
  return {
    summary,
    requestParams: { path: ID, query: KEY_EVENTS_PARAMETERS },
    responses: {
      ...answer(202, "The progress of the CloudTrail search", KEY_EVENTS),
      ...problems({
        400: "A parameter is unknown or invalid",
        403: "The request comes from another origin",
        404: "The key does not exist",
        [status]: why,
      }),
    },
  };
}

/** The paths of the API for keys. */
export const KEYS_PATHS = {
  "/api/keys": {
    get: query("KMS keys, keys at risk first, then by number of dependent resources", KEY_PARAMETERS, KEYS),
  },
  "/api/keys/{id}": { get: item("One KMS key and its dependent resources", KEY_DETAIL, POSTURE_PARAMETERS) },
  "/api/keys/{id}/events": {
    get: item("Stored CloudTrail events of a key, newest first", KEY_EVENTS, KEY_EVENTS_PARAMETERS),
    post: eventReading(
      "Start a CloudTrail search for a key (last 90 days)",
      409,
      "A CloudTrail search for this key is already running",
    ),
    delete: eventReading("Cancel the CloudTrail search for a key", 409, "No CloudTrail search for this key is running"),
  },
} satisfies ZodOpenApiPathsObject;
