import "server-only";
import { z } from "zod";
import type { ZodOpenApiPathsObject } from "zod-openapi";
import { answer, stream } from "./operations.ts";

const HEALTH = z.object({
  status: z.enum(["ok", "down"]),
  database: z.enum(["ok", "down"]),
  version: z.string(),
});

/** The paths of the API for the dashboard itself. */
export const SERVICE_PATHS = {
  "/api/health": {
    get: {
      summary: "Health of the dashboard and its database",
      responses: {
        ...answer(200, "The dashboard and its database are healthy", HEALTH),
        ...answer(503, "The dashboard or its database is down", HEALTH),
      },
    },
  },
  "/api/openapi.json": {
    get: {
      summary: "The OpenAPI description of this API",
      responses: stream("application/json", "An OpenAPI 3.1 document"),
    },
  },
} satisfies ZodOpenApiPathsObject;
