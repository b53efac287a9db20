import { postureBody } from "#lib/server/api/posture-body.ts";
import { foundIn, parametersOf } from "#lib/server/api/request-query.ts";
import { json, route } from "#lib/server/api/route.ts";
import { keyDetail } from "#lib/server/pages/key.ts";
import { POSTURE_PARAMETERS } from "#lib/server/url/parameters.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  async GET(request, { id = "" }) {
    const asked = parametersOf(request, POSTURE_PARAMETERS);
    const found = await foundIn(request, { asked }, await keyDetail(id, asked), "a key with this ID in the posture");
    return json(postureBody(found));
  },
});
