import { parametersOf } from "#lib/server/api/request-query.ts";
import { resourceBody } from "#lib/server/api/resource-body.ts";
import { found, json, route } from "#lib/server/api/route.ts";
import { resourceDetail } from "#lib/server/pages/resource.ts";
import { SCAN_PARAMETERS } from "#lib/server/url/parameters.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  async GET(request, { id = "" }) {
    const { scan } = parametersOf(request, SCAN_PARAMETERS);
    return json(resourceBody(found(await resourceDetail(id, scan), "a resource with this ID in the scan")));
  },
});
