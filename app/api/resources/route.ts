import { ofShown } from "#lib/server/api/posture-body.ts";
import { foundIn, queryOf } from "#lib/server/api/request-query.ts";
import { json, route } from "#lib/server/api/route.ts";
import { readResourceQuery, resources } from "#lib/server/pages/resources.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  async GET(request) {
    const query = queryOf(request, readResourceQuery);
    const { posture, page } = await foundIn(request, query, await resources(query));
    return json({ ...ofShown(posture), ...page });
  },
});
