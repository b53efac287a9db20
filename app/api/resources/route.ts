import { queryOf } from "#lib/server/api/request-query.ts";
import { found, json, route } from "#lib/server/api/route.ts";
import { readResourceQuery, resources } from "#lib/server/pages/resources.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  async GET(request) {
    const { scan, page } = found(await resources(queryOf(request, readResourceQuery)), "a completed scan");
    return json({ scanId: scan.id, ...page });
  },
});
