import "server-only";
import type { z } from "zod";
import { z as zod } from "zod";
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiResponsesObject } from "zod-openapi";
import { VERSION } from "#lib/domain/version.ts";
import { EVIDENCE_PARAMETERS } from "../evidence.ts";
import { KEY_EVENTS_PARAMETERS } from "../key-events.ts";
import { AUDIT_PARAMETERS } from "../pages/audit.ts";
import { FINDING_PARAMETERS } from "../pages/control.ts";
import { KEY_PARAMETERS } from "../pages/keys.ts";
import { RESOURCE_PARAMETERS } from "../pages/resources.ts";
import { SCANS_PARAMETERS } from "../pages/scans.ts";
import { NO_PARAMETERS, SCAN_PARAMETERS } from "../url/parameters.ts";
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

/** The OpenAPI 3.1 description of the API, built from the schemas that parse its requests. */
export function openApi() {
  return createDocument({
    openapi: "3.1.0",
    info: {
      title: "Bedrock Posture",
      version: VERSION,
      description: "The encryption posture of Amazon Bedrock in one AWS account.",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    // Where sign-in is set up. In a browser the session's cookie does the same.
    security: [{ token: [] }, {}],
    components: { securitySchemes: { token: { type: "http", scheme: "bearer" } } },
    paths: {
      "/api/health": {
        get: {
          summary: "Health of the dashboard and its database",
          responses: {
            ...answer(200, "The dashboard and its database are healthy", HEALTH),
            ...answer(503, "The dashboard or its database is down", HEALTH),
          },
        },
      },
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
            "Delete old scans, except the newest completed scan of each account and scans that are being exported",
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
      "/api/resources": {
        get: query("Protections: each data item at rest and the key that encrypts it", RESOURCE_PARAMETERS, RESOURCES),
      },
      "/api/resources/{id}": { get: item("All details of one resource", RESOURCE_DETAIL, SCAN_PARAMETERS) },
      "/api/keys": {
        get: query("KMS keys, keys at risk first, then by number of dependent resources", KEY_PARAMETERS, KEYS),
      },
      "/api/keys/{id}": { get: item("One KMS key and its dependent resources", KEY_DETAIL, SCAN_PARAMETERS) },
      "/api/keys/{id}/events": {
        get: item("Stored CloudTrail events of a key, newest first", KEY_EVENTS, KEY_EVENTS_PARAMETERS),
        post: eventReading(
          "Start a CloudTrail search for a key (last 90 days)",
          409,
          "A CloudTrail search for this key is already running",
        ),
        delete: eventReading(
          "Cancel the CloudTrail search for a key",
          409,
          "No CloudTrail search for this key is running",
        ),
      },
      "/api/controls": {
        get: query("Controls that were evaluated in the scan, failed ones first", SCAN_PARAMETERS, CONTROLS),
      },
      "/api/findings": {
        get: query("Failed and unknown findings by control, failed ones first", FINDING_PARAMETERS, FINDINGS),
      },
      "/api/gaps": { get: query("API calls that failed during the scan", SCAN_PARAMETERS, GAPS) },
      "/api/evidence.csv": {
        get: {
          summary: "Export the evidence as CSV; the transfer aborts if the scan is deleted meanwhile",
          requestParams: { query: EVIDENCE_PARAMETERS },
          responses: {
            ...stream("text/csv", "The evidence, one row per protection"),
            ...problems({ 400: "A parameter is unknown or invalid", 404: "No completed scan exists" }),
            ...problems({
              429: "You have reached the limit of open exports",
              503: "The dashboard has reached its limit, or the database is not available",
            }),
          },
        },
      },
      "/api/audit": {
        get: query(
          "Audit records, newest first, with the result of their integrity check; requires the operator role",
          AUDIT_PARAMETERS,
          AUDIT,
        ),
      },
      "/api/tokens": {
        get: query("API tokens, newest first, without their secrets", NO_PARAMETERS, TOKENS),
        post: {
          summary: "Create an API token; requires a signed-in user with the operator role",
          requestBody: { required: true, content: { "application/json": { schema: TOKEN_BODY } } },
          responses: {
            ...answer(201, "The new token with its secret", NEW_TOKEN),
            ...problems({
              400: "The request body is invalid",
              403: "Requires a signed-in user with the operator role",
            }),
          },
        },
      },
      "/api/tokens/{id}": {
        delete: {
          summary: "Revoke an API token",
          requestParams: { path: ID },
          responses: {
            "204": { description: "The token is revoked" },
            ...problems({ 403: "Requires a signed-in user with the operator role", 404: "The token does not exist" }),
          },
        },
      },
      "/api/openapi.json": {
        get: {
          summary: "The OpenAPI description of this API",
          responses: stream("application/json", "An OpenAPI 3.1 document"),
        },
      },
    },
  });
}

function query(summary: string, parameters: z.ZodObject, schema: z.ZodType): ZodOpenApiOperationObject {
  return {
    summary,
    requestParams: { query: parameters },
    responses: {
      ...answer(200, "The requested data", schema),
      ...problems({
        400: "A parameter is unknown or invalid",
        404: "No completed scan exists",
        503: "The database is not available",
      }),
    },
  };
}

function item(summary: string, schema: z.ZodType, parameters?: z.ZodObject): ZodOpenApiOperationObject {
  return {
    summary,
    requestParams: { path: ID, ...(parameters && { query: parameters }) },
    responses: {
      ...answer(200, "The requested data", schema),
      ...problems({ 404: "The requested item does not exist", 503: "The database is not available" }),
    },
  };
}

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
