import { toGapItem } from "#lib/server/api/gap-item.ts";
import { ofShown } from "#lib/server/api/posture-body.ts";
import { foundIn, parametersOf } from "#lib/server/api/request-query.ts";
import { json, route } from "#lib/server/api/route.ts";
import { GAP_PARAMETERS, gaps } from "#lib/server/pages/gaps.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  async GET(request) {
    const { region, account, ...asked } = parametersOf(request, GAP_PARAMETERS);
    const view = await foundIn(request, { asked }, await gaps(asked, { region, account }));
    return json({ ...ofShown(view.posture), items: view.gaps.map(toGapItem), policy: view.policy });
  },
});
