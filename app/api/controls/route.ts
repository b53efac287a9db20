import { parametersOf } from "#lib/server/api/request-query.ts";
import { found, json, route } from "#lib/server/api/route.ts";
import { controls } from "#lib/server/pages/controls.ts";
import { SCAN_PARAMETERS } from "#lib/server/url/parameters.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  async GET(request) {
    const { scan } = parametersOf(request, SCAN_PARAMETERS);
    const view = found(await controls(scan), "a completed scan");
    return json({ scanId: view.scan.id, items: view.controls });
  },
});
