import { Problem } from "#lib/server/api/problem.ts";
import { route } from "#lib/server/api/route.ts";

async function nothingHere(): Promise<Response> {
  throw new Problem(404, "There is nothing at this address: GET /api/openapi.json lists what there is.");
}

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: nothingHere,
  POST: nothingHere,
  PUT: nothingHere,
  PATCH: nothingHere,
  DELETE: nothingHere,
});
