import "server-only";
import { z } from "zod";
import type { ZodOpenApiOperationObject, ZodOpenApiResponsesObject } from "zod-openapi";

/** The path parameter of one thing. */
export const ID = z.object({ id: z.string() });

const PROBLEM = z
  .looseObject({ type: z.string(), title: z.string(), status: z.int(), detail: z.string() })
  .meta({ id: "Problem", description: "Problem details (RFC 9457)" });

/** A request for a list: it takes parameters only. */
export function query(summary: string, parameters: z.ZodObject, schema: z.ZodType): ZodOpenApiOperationObject {
  return {
    summary,
    requestParams: { query: parameters },
    responses: {
      ...answer(200, "The requested data", schema),
      ...problems({
        400: "A parameter is unknown or invalid",
        404: "No completed scan exists by then, or the posture is no longer kept",
        503: "The database is not available",
      }),
    },
  };
}

/** A request for one thing by its ID. */
export function item(summary: string, schema: z.ZodType, parameters?: z.ZodObject): ZodOpenApiOperationObject {
  return {
    summary,
    requestParams: { path: ID, ...(parameters && { query: parameters }) },
    responses: {
      ...answer(200, "The requested data", schema),
      ...problems({ 404: "The requested item does not exist", 503: "The database is not available" }),
    },
  };
}

/** A response with JSON. */
export function answer(
  status: 200 | 201 | 202 | 503,
  description: string,
  schema: z.ZodType,
): ZodOpenApiResponsesObject {
  return { [`${status}`]: { description, content: { "application/json": { schema } } } };
}

/** A response that is not one JSON value. */
export function stream(mediaType: string, description: string): ZodOpenApiResponsesObject {
  return { "200": { description, content: { [mediaType]: { schema: z.string() } } } };
}

/** Responses that refuse a request, by status. */
export function problems(statuses: Readonly<Record<number, string>>): ZodOpenApiResponsesObject {
  const content = { "application/problem+json": { schema: PROBLEM } };
  return Object.fromEntries(
    Object.entries(statuses).map(([status, description]) => [status, { description, content }]),
  );
}
