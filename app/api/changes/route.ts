import { queryOf } from "#lib/server/api/request-query.ts";
import { found, json, route } from "#lib/server/api/route.ts";
import { changes, readChangeQuery } from "#lib/server/pages/changes.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  async GET(request) {
    const view = found(await changes(queryOf(request, readChangeQuery)), "completed scans of one account");
    return json({ scanId: view.scan.id, ...view.page, fromScanId: view.older?.id ?? null, kinds: view.facets.kinds });
  },
});
