import { Problem } from "#lib/server/api/problem.ts";
import { route } from "#lib/server/api/route.ts";

async function nothingHere(): Promise<Response> {
  throw new Problem(404, "This address does not exist. GET /api/openapi.json lists all addresses.");
}

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: nothingHere,
  POST: nothingHere,
  PUT: nothingHere,
  PATCH: nothingHere,
  DELETE: nothingHere,
});
