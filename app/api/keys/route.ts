import { queryOf } from "#lib/server/api/request-query.ts";
import { found, json, route } from "#lib/server/api/route.ts";
import { keys, readKeyQuery } from "#lib/server/pages/keys.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  async GET(request) {
    const { scan, page } = found(await keys(queryOf(request, readKeyQuery)), "a completed scan");
    return json({ scanId: scan.id, ...page });
  },
});
