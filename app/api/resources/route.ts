import { queryOf } from "#lib/server/api/request-query.ts";
import { found, json, route } from "#lib/server/api/route.ts";
import { readResourceQuery } from "#lib/server/page-queries.ts";
import { resources } from "#lib/server/pages.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  async GET(request) {
    const { scan, page } = found(await resources(queryOf(request, readResourceQuery)), "a completed scan");
    return json({ scanId: scan.id, ...page });
  },
});
