import { foundList, queryOf } from "#lib/server/api/request-query.ts";
import { json, route } from "#lib/server/api/route.ts";
import { readResourceQuery, resources } from "#lib/server/pages/resources.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  async GET(request) {
    const query = queryOf(request, readResourceQuery);
    const { scan, page } = foundList(request, query, await resources(query));
    return json({ scanId: scan.id, ...page });
  },
});
