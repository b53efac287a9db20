import "server-only";
import { z } from "zod";
import type { ZodOpenApiPathsObject } from "zod-openapi";
import { type ApiToken, ROLES } from "#lib/domain/visitor.ts";
import { NO_PARAMETERS } from "../../url/parameters.ts";
import { TOKEN_BODY } from "../token-body.ts";
import { text, time } from "./members.ts";
import { answer, ID, problems, query } from "./operations.ts";

const TOKEN = z
  .object({
    id: z.string(),
    name: z.string(),
    role: z.enum(ROLES),
    madeBy: z.string(),
    madeAt: time,
    expiresAt: time,
    usedAt: text,
    revokedAt: text,
  })
  .meta({ id: "ApiToken" }) satisfies z.ZodType<ApiToken>;

const TOKENS = z.object({ items: z.array(TOKEN) });

const NEW_TOKEN = TOKEN.extend({ secret: z.string().meta({ description: "The secret, returned only once" }) });

/** The paths of the API for tokens. */
export const TOKENS_PATHS = {
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
} satisfies ZodOpenApiPathsObject;
