import { toGapItem } from "#lib/server/api/gap-item.ts";
import { parametersOf } from "#lib/server/api/request-query.ts";
import { found, json, route } from "#lib/server/api/route.ts";
import { gaps } from "#lib/server/pages/gaps.ts";
import { SCAN_PARAMETERS } from "#lib/server/url/parameters.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  async GET(request) {
    const { scan } = parametersOf(request, SCAN_PARAMETERS);
    const view = found(await gaps(scan), "a completed scan");
    return json({ scanId: view.scan.id, items: view.gaps.map(toGapItem), policy: view.policy });
  },
});
