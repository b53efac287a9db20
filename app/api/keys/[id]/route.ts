import { parametersOf } from "#lib/server/api/request-query.ts";
import { found, json, route } from "#lib/server/api/route.ts";
import { keyDetail } from "#lib/server/pages/key.ts";
import { SCAN_PARAMETERS } from "#lib/server/url/parameters.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  async GET(request, { id = "" }) {
    const { scan } = parametersOf(request, SCAN_PARAMETERS);
    return json(found(await keyDetail(id, scan), "a key with this ID in the scan"));
  },
});
