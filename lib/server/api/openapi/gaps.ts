import "server-only";
import { z } from "zod";
import type { ZodOpenApiPathsObject } from "zod-openapi";
import { SCAN_PARAMETERS } from "../../url/parameters.ts";
import { text, time } from "./members.ts";
import { query } from "./operations.ts";

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

const GAPS = z.object({ scanId: z.string(), items: z.array(GAP), policy: text });

/** The paths of the API for gaps. */
export const GAPS_PATHS = {
  "/api/gaps": { get: query("API calls that failed during the scan", SCAN_PARAMETERS, GAPS) },
} satisfies ZodOpenApiPathsObject;
