import { parametersOf } from "#lib/server/api/request-query.ts";
import { found, route } from "#lib/server/api/route.ts";
import { scanEvents } from "#lib/server/api/scan-events.ts";
import { takePlace } from "#lib/server/api/take-place.ts";
import { scan } from "#lib/server/pages/scans.ts";
import { followScan } from "#lib/server/scans.ts";
import { NO_PARAMETERS } from "#lib/server/url/parameters.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  async GET(request, { id = "" }) {
    parametersOf(request, NO_PARAMETERS);
    found(await scan(id), "a scan with this ID");
    const leave = takePlace("event stream", request);
    const stop = new AbortController();
    stop.signal.addEventListener("abort", leave);
    return scanEvents(followScan(id, AbortSignal.any([request.signal, stop.signal])), stop);
  },
});
