import { ofShown } from "#lib/server/api/posture-body.ts";
import { foundIn, queryOf } from "#lib/server/api/request-query.ts";
import { json, route } from "#lib/server/api/route.ts";
import { findings } from "#lib/server/pages/control.ts";
import { readFindingQuery } from "#lib/server/pages/finding-query.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  async GET(request) {
    const query = queryOf(request, readFindingQuery);
    const { posture, page } = await foundIn(request, query, await findings(query));
    return json({ ...ofShown(posture), ...page });
  },
});
