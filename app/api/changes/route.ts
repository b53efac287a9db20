import { ofShown } from "#lib/server/api/posture-body.ts";
import { foundIn, queryOf } from "#lib/server/api/request-query.ts";
import { json, route } from "#lib/server/api/route.ts";
import { changes, readChangeQuery, whichOf } from "#lib/server/pages/changes.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  async GET(request) {
    const query = queryOf(request, readChangeQuery);
    const view = await foundIn(request, whichOf(query), await changes(query), "two postures, the older one first");
    const { posture, older, page, facets } = view;
    const from = { fromScanId: older?.scan.id ?? null, fromAt: older?.point.at ?? null };
    return json({ ...ofShown(posture), ...page, ...from, kinds: facets.kinds });
  },
});
