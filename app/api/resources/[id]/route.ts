import { foundIn, parametersOf } from "#lib/server/api/request-query.ts";
import { resourceBody } from "#lib/server/api/resource-body.ts";
import { json, route } from "#lib/server/api/route.ts";
import { resourceDetail } from "#lib/server/pages/resource.ts";
import { POSTURE_PARAMETERS } from "#lib/server/url/parameters.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  async GET(request, { id = "" }) {
    const asked = parametersOf(request, POSTURE_PARAMETERS);
    const detail = await resourceDetail(id, asked);
    return json(resourceBody(await foundIn(request, { asked }, detail, "a resource with this ID in the posture")));
  },
});
