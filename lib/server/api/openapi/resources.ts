import "server-only";
import { z } from "zod";
import type { ZodOpenApiPathsObject } from "zod-openapi";
import { REASON_CODES } from "#lib/domain/reason.ts";
import { REMEDIATIONS } from "#lib/domain/remedy.ts";
import type { ProtectionRow, ReadRow } from "#lib/domain/snapshot.ts";
import { KEY_CLASSES, VERDICTS } from "#lib/domain/verdict.ts";
import { EVIDENCE_PARAMETERS } from "../../evidence.ts";
import { RESOURCE_PARAMETERS } from "../../pages/resources.ts";
import { POSTURE_PARAMETERS } from "../../url/parameters.ts";
import { pageOf, rotation, text, time } from "./members.ts";
import { item, problems, query, stream } from "./operations.ts";
import { SCAN } from "./scans.ts";

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
    reasonCode: z
      .enum(REASON_CODES)
      .nullable()
      .meta({ description: "The reason without its wording; null in scans of versions that kept only the sentence" }),
    reasonParameters: z.custom<ProtectionRow["reasonParameters"]>().meta({
      override: { type: ["object", "null"], description: "What the sentence of the reason names, by reason code" },
    }),
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
    observedAt: time
      .nullable()
      .meta({ description: "Null, as the request IDs, where the exact evidence is no longer kept" }),
    errorCode: text,
    keySourceOperation: text.meta({ description: "The API call that described the key" }),
    keySourceRequestId: text,
    reading: z
      .object({ scanId: z.string(), startedAt: time, landedAt: time, toolVersion: text })
      .meta({ description: "The scan that read the protection last" }),
  })
  .meta({ id: "Protection" }) satisfies z.ZodType<ReadRow>;

const RESOURCES = pageOf(ROW);

const RESOURCE_DETAIL = z
  .looseObject({
    scan: SCAN,
    id: z.string().meta({ description: "The present ID, also where the request had a former one" }),
    verdict: z.enum(VERDICTS),
    protections: z.array(z.looseObject({ row: ROW })),
  })
  .meta({ id: "ResourceDetail" });

/** The paths of the API for resources. */
export const RESOURCES_PATHS = {
  "/api/resources": {
    get: query("Protections: each data item at rest and the key that encrypts it", RESOURCE_PARAMETERS, RESOURCES),
  },
  "/api/resources/{id}": {
    get: item(
      "All details of one resource, also by an ID from before IDs contained the account",
      RESOURCE_DETAIL,
      POSTURE_PARAMETERS,
    ),
  },
  "/api/evidence.csv": {
    get: {
      summary: "Export the evidence as CSV; the transfer aborts if the posture is deleted meanwhile",
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
} satisfies ZodOpenApiPathsObject;
