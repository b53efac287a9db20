import { ofShown } from "#lib/server/api/posture-body.ts";
import { foundIn, parametersOf } from "#lib/server/api/request-query.ts";
import { json, route } from "#lib/server/api/route.ts";
import { coverage } from "#lib/server/pages/coverage.ts";
import { POSTURE_PARAMETERS } from "#lib/server/url/parameters.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  async GET(request) {
    const asked = parametersOf(request, POSTURE_PARAMETERS);
    const { posture, units, ...rest } = await foundIn(request, { asked }, await coverage(asked));
    return json({ ...ofShown(posture), items: units, ...rest });
  },
});
