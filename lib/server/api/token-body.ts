import "server-only";
import { z } from "zod";
import { ROLES } from "#lib/domain/visitor.ts";

/** The body of a request that creates an API token. */
export const TOKEN_BODY = z.strictObject({
  name: z.string().trim().min(1).max(100).meta({ description: "The purpose of the token, e.g. nightly scan" }),
  role: z.enum(ROLES).meta({ description: "viewer: read access. operator: can also start and cancel scans." }),
  days: z.int().min(1).max(366).meta({ description: "Days until the token expires, 1 to 366" }),
});
