import { Problem } from "#lib/server/api/problem.ts";
import { parametersOf } from "#lib/server/api/request-query.ts";
import { found, json, route } from "#lib/server/api/route.ts";
import { requesterOf } from "#lib/server/audit/requester.ts";
import { scan } from "#lib/server/pages/scans.ts";
import { cancelScan } from "#lib/server/scans.ts";
import { NO_PARAMETERS } from "#lib/server/url/parameters.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  async GET(request, { id = "" }) {
    parametersOf(request, NO_PARAMETERS);
    return json(found(await scan(id), "a scan with this ID"));
  },

  async DELETE(request, { id = "" }) {
    parametersOf(request, NO_PARAMETERS);
    const cancelled = await cancelScan(id, requesterOf(request));
    const { state, ...rest } = found(await scan(id), "a scan with this ID");
    if (!cancelled) throw new Problem(409, `The scan is ${state} and cannot be cancelled.`);
    return json({ state, ...rest }, 202);
  },
});
