import { ofShown } from "#lib/server/api/posture-body.ts";
import { foundIn, queryOf } from "#lib/server/api/request-query.ts";
import { json, route } from "#lib/server/api/route.ts";
import { keys, readKeyQuery } from "#lib/server/pages/keys.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  async GET(request) {
    const query = queryOf(request, readKeyQuery);
    const { posture, page } = await foundIn(request, query, await keys(query));
    return json({ ...ofShown(posture), ...page });
  },
});
