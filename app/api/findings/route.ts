import { foundList, queryOf } from "#lib/server/api/request-query.ts";
import { json, route } from "#lib/server/api/route.ts";
import { findings } from "#lib/server/pages/control.ts";
import { readFindingQuery } from "#lib/server/pages/finding-query.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  async GET(request) {
    const query = queryOf(request, readFindingQuery);
    const { scan, page } = foundList(request, query, await findings(query));
    return json({ scanId: scan.id, ...page });
  },
});
