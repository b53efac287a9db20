import { SCAN_PARAMETERS } from "#lib/server/api/parameters.ts";
import { parametersOf } from "#lib/server/api/request-query.ts";
import { found, json, route } from "#lib/server/api/route.ts";
import { controls } from "#lib/server/control-pages.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  async GET(request) {
    const { scan } = parametersOf(request, SCAN_PARAMETERS);
    const view = found(await controls(scan ?? undefined), "a completed scan");
    return json({ scanId: view.scan.id, items: view.controls });
  },
});
