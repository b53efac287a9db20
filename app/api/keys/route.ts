import { foundList, queryOf } from "#lib/server/api/request-query.ts";
import { json, route } from "#lib/server/api/route.ts";
import { keys, readKeyQuery } from "#lib/server/pages/keys.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  async GET(request) {
    const query = queryOf(request, readKeyQuery);
    const { scan, page } = foundList(request, query, await keys(query));
    return json({ scanId: scan.id, ...page });
  },
});
