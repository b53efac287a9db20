import "server-only";
import { z } from "zod";
import type { ZodOpenApiPathsObject } from "zod-openapi";
import { GAP_PARAMETERS } from "../../pages/gaps.ts";
import { SHOWN, text, time } from "./members.ts";
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
    at: time.nullable(),
  })
  .meta({ id: "Gap" });

const GAPS = z.object({ ...SHOWN, items: z.array(GAP), policy: text });

/** The paths of the API for gaps. */
export const GAPS_PATHS = {
  "/api/gaps": { get: query("API calls that failed", GAP_PARAMETERS, GAPS) },
} satisfies ZodOpenApiPathsObject;
