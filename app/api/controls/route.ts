import { ofShown } from "#lib/server/api/posture-body.ts";
import { foundIn, parametersOf } from "#lib/server/api/request-query.ts";
import { json, route } from "#lib/server/api/route.ts";
import { controls } from "#lib/server/pages/controls.ts";
import { PAGE_PARAMETERS } from "#lib/server/url/parameters.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  async GET(request) {
    const asked = parametersOf(request, PAGE_PARAMETERS);
    const view = await foundIn(request, { asked }, await controls(asked));
    return json({ ...ofShown(view.posture), items: view.controls });
  },
});
