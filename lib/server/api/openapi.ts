import "server-only";
import type { z } from "zod";
import { z as zod } from "zod";
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiResponsesObject } from "zod-openapi";
import { VERSION } from "#lib/domain/version.ts";
import {
  AUDIT_PARAMETERS,
  EVIDENCE_PARAMETERS,
  FINDING_PARAMETERS,
  KEY_EVENTS_PARAMETERS,
  KEY_PARAMETERS,
  NO_PARAMETERS,
  RESOURCE_PARAMETERS,
  SCAN_PARAMETERS,
  SCANS_PARAMETERS,
} from "./parameters.ts";
import { PRUNE_BODY, SCAN_BODY } from "./scan-body.ts";
import {
  AUDIT,
  CONTROLS,
  FINDINGS,
  GAPS,
  HEALTH,
  KEY_DETAIL,
  KEY_EVENTS,
  KEYS,
  NEW_TOKEN,
  PROBLEM,
  PRUNED,
  RESOURCE_DETAIL,
  RESOURCES,
  SCAN,
  SCANS,
  TOKENS,
} from "./schemas.ts";
import { TOKEN_BODY } from "./token-body.ts";

const ID = zod.object({ id: zod.string() });

/** The OpenAPI 3.1 description of the API, made of the schemas that parse its requests. */
export function openApi() {
  return createDocument({
    openapi: "3.1.0",
    info: {
      title: "Bedrock Posture",
      version: VERSION,
      description: "The encryption posture of Amazon Bedrock in one account.",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    // Where sign-in is set up. In a browser the session's cookie does the same.
    security: [{ token: [] }, {}],
    components: { securitySchemes: { token: { type: "http", scheme: "bearer" } } },
    paths: {
      "/api/health": {
        get: {
          summary: "Whether the dashboard and its database answer",
          responses: { ...answer(200, "All is well", HEALTH), ...answer(503, "A part is down", HEALTH) },
        },
      },
      "/api/scans": {
        get: query("Scans in any state, newest first", SCANS_PARAMETERS, SCANS),
        post: {
          summary: "Start a scan",
          requestBody: { required: false, content: { "application/json": { schema: SCAN_BODY } } },
          responses: {
            ...answer(202, "The scan, as far as it is known within two seconds", SCAN),
            ...problems({ 400: "A bad body", 409: "A scan of this account is running; scanId says which" }),
            ...problems({ 429: "Too many scans in a minute" }),
            ...problems({ 403: "Another origin", 502: "AWS does not say whose the credentials are" }),
          },
        },
      },
      "/api/scans/prune": {
        post: {
          summary: "Delete old scans; the newest completed one of each account stays, and one that is being exported",
          requestBody: { required: true, content: { "application/json": { schema: PRUNE_BODY } } },
          responses: {
            ...answer(200, "The ids of the scans that are gone", PRUNED),
            ...answer(202, "It takes longer, and goes on; `state` is `waiting`", PRUNED),
            ...problems({ 400: "A bad body", 403: "Another origin, or not an operator" }),
          },
        },
      },
      "/api/scans/{id}": {
        get: item("One scan", SCAN),
        delete: {
          summary: "Cancel a scan that waits or runs",
          requestParams: { path: ID },
          responses: {
            ...answer(202, "The scan; it ends in a moment", SCAN),
            ...problems({ 403: "Another origin", 404: "No such scan", 409: "It does not run" }),
          },
        },
      },
      "/api/scans/{id}/events": {
        get: {
          summary: "The scan at every change, until it ends",
          requestParams: { path: ID },
          responses: {
            ...stream("text/event-stream", "Events whose data is the scan"),
            ...problems({ 404: "No such scan" }),
            ...problems({ 429: "You have too many streams open", 503: "Too many are open in all, or no database" }),
          },
        },
      },
      "/api/resources": { get: query("Protections: data at rest and the key over it", RESOURCE_PARAMETERS, RESOURCES) },
      "/api/resources/{id}": { get: item("Everything about one resource", RESOURCE_DETAIL, SCAN_PARAMETERS) },
      "/api/keys": { get: query("Keys, those at risk first, then those with most dependants", KEY_PARAMETERS, KEYS) },
      "/api/keys/{id}": { get: item("One key and what depends on it", KEY_DETAIL, SCAN_PARAMETERS) },
      "/api/keys/{id}/events": {
        get: item("What is kept of a key's events in CloudTrail, newest first", KEY_EVENTS, KEY_EVENTS_PARAMETERS),
        post: eventReading(
          "Start to read the last 90 days of a key's events in CloudTrail",
          409,
          "They are being read",
        ),
        delete: eventReading("Stop reading them", 409, "They are not being read"),
      },
      "/api/controls": {
        get: query("Controls that the snapshot was held against, failing ones first", SCAN_PARAMETERS, CONTROLS),
      },
      "/api/findings": {
        get: query("What fails or cannot be told, by control, fails first", FINDING_PARAMETERS, FINDINGS),
      },
      "/api/gaps": { get: query("What could not be read", SCAN_PARAMETERS, GAPS) },
      "/api/evidence.csv": {
        get: {
          summary: "The evidence CSV: whole, or its transfer breaks off where the scan is deleted meanwhile",
          requestParams: { query: EVIDENCE_PARAMETERS },
          responses: {
            ...stream("text/csv", "One row per protection"),
            ...problems({ 400: "A bad parameter", 404: "No scan" }),
            ...problems({ 429: "You have too many exports open", 503: "Too many are open in all, or no database" }),
          },
        },
      },
      "/api/audit": {
        get: query(
          "Who did what, newest first, and whether the records are whole; for operators",
          AUDIT_PARAMETERS,
          AUDIT,
        ),
      },
      "/api/tokens": {
        get: query("API tokens, newest first, without their secrets", NO_PARAMETERS, TOKENS),
        post: {
          summary: "Make an API token; for operators who have signed in",
          requestBody: { required: true, content: { "application/json": { schema: TOKEN_BODY } } },
          responses: {
            ...answer(201, "The token with its secret", NEW_TOKEN),
            ...problems({ 400: "A bad body", 403: "Not an operator who has signed in" }),
          },
        },
      },
      "/api/tokens/{id}": {
        delete: {
          summary: "Revoke an API token",
          requestParams: { path: ID },
          responses: {
            "204": { description: "It is dead" },
            ...problems({ 403: "Not an operator who has signed in", 404: "No such token" }),
          },
        },
      },
      "/api/openapi.json": {
        get: { summary: "This description", responses: stream("application/json", "OpenAPI 3.1") },
      },
    },
  });
}

function query(summary: string, parameters: z.ZodObject, schema: z.ZodType): ZodOpenApiOperationObject {
  return {
    summary,
    requestParams: { query: parameters },
    responses: {
      ...answer(200, "The answer", schema),
      ...problems({
        400: "An unknown parameter or a bad value",
        404: "No completed scan",
        503: "The database is down",
      }),
    },
  };
}

function item(summary: string, schema: z.ZodType, parameters?: z.ZodObject): ZodOpenApiOperationObject {
  return {
    summary,
    requestParams: { path: ID, ...(parameters && { query: parameters }) },
    responses: {
      ...answer(200, "The answer", schema),
      ...problems({ 404: "No such thing", 503: "The database is down" }),
    },
  };
}

function eventReading(summary: string, status: 409, why: string): ZodOpenApiOperationObject {
  return {
    summary,
    requestParams: { path: ID, query: KEY_EVENTS_PARAMETERS },
    responses: {
      ...answer(202, "How far the reading is", KEY_EVENTS),
      ...problems({ 400: "A bad parameter", 403: "Another origin", 404: "No such key", [status]: why }),
    },
  };
}

function answer(status: 200 | 201 | 202 | 503, description: string, schema: z.ZodType): ZodOpenApiResponsesObject {
  return { [`${status}`]: { description, content: { "application/json": { schema } } } };
}

function stream(mediaType: string, description: string): ZodOpenApiResponsesObject {
  return { "200": { description, content: { [mediaType]: { schema: zod.string() } } } };
}

function problems(statuses: Readonly<Record<number, string>>): ZodOpenApiResponsesObject {
  const content = { "application/problem+json": { schema: PROBLEM } };
  return Object.fromEntries(
    Object.entries(statuses).map(([status, description]) => [status, { description, content }]),
  );
}
