import "server-only";
import { z } from "zod";
import { ROLES } from "#lib/domain/visitor.ts";

/** What an API token is to be. */
export const TOKEN_BODY = z.strictObject({
  name: z.string().trim().min(1).max(100).meta({ description: "What it is for, e.g. nightly scan" }),
  role: z.enum(ROLES).meta({ description: "viewer: reads. operator: also starts and cancels scans." }),
  days: z.int().min(1).max(366).meta({ description: "Days until it expires, 1 to 366" }),
});
