import { queryOf } from "#lib/server/api/request-query.ts";
import { found, json, route } from "#lib/server/api/route.ts";
import { findings } from "#lib/server/pages/control.ts";
import { readFindingQuery } from "#lib/server/pages/finding-query.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  async GET(request) {
    const { scan, page } = found(await findings(queryOf(request, readFindingQuery)), "a completed scan");
    return json({ scanId: scan.id, ...page });
  },
});
