import { SCANS_PARAMETERS } from "#lib/server/api/parameters.ts";
import { Problem } from "#lib/server/api/problem.ts";
import { readBody } from "#lib/server/api/read-body.ts";
import { parametersOf } from "#lib/server/api/request-query.ts";
import { json, route } from "#lib/server/api/route.ts";
import { SCAN_BODY } from "#lib/server/api/scan-body.ts";
import { scan, scans } from "#lib/server/pages.ts";
import { startScan } from "#lib/server/scans.ts";
import { take } from "#lib/server/sign-in/limits.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  async GET(request) {
    const { limit } = parametersOf(request, SCANS_PARAMETERS);
    return json({ items: await scans(limit) });
  },

  async POST(request) {
    const { regions } = await readBody(request, SCAN_BODY);
    const wait = await take("scan");
    if (wait !== null)
      throw new Problem(429, `Too many scans were asked for: try again in ${wait} s.`, { retryAfter: wait });
    const recording = await startScan(regions ?? null);
    switch (recording.kind) {
      case "started": {
        const { scanId } = recording;
        return json(await scan(scanId), 202, { Location: `/api/scans/${scanId}` });
      }
      case "running":
        throw new Problem(409, `The scan ${recording.scanId} of this account is running.`, {
          scanId: recording.scanId,
        });
      case "unidentified": {
        const { operation, code, message } = recording.failure;
        throw new Problem(502, `${operation} answered ${code}: ${message}`);
      }
    }
  },
});
