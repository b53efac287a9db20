import { readBody } from "#lib/server/api/read-body.ts";
import { json, route } from "#lib/server/api/route.ts";
import { PRUNE_BODY } from "#lib/server/api/scan-body.ts";
import { database } from "#lib/server/database.ts";
import { prune } from "#lib/server/scans.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  async POST(request) {
    const { days, vacuum } = await readBody(request, PRUNE_BODY);
    const deleted = await prune(days);
    if (vacuum) await (await database()).pruner.vacuum();
    return json({ deleted });
  },
});
