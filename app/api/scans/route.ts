import { Problem, tryLater } from "#lib/server/api/problem.ts";
import { readBody } from "#lib/server/api/read-body.ts";
import { parametersOf } from "#lib/server/api/request-query.ts";
import { json, route } from "#lib/server/api/route.ts";
import { SCAN_BODY } from "#lib/server/api/scan-body.ts";
import { requesterOf } from "#lib/server/audit/requester.ts";
import { SCANS_PARAMETERS, scans } from "#lib/server/pages/scans.ts";
import { requestScan } from "#lib/server/scans.ts";
import { take } from "#lib/server/sign-in/limits.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  async GET(request) {
    const { limit, state } = parametersOf(request, SCANS_PARAMETERS);
    return json({ items: await scans(limit, state) });
  },

  async POST(request) {
    const { regions } = await readBody(request, SCAN_BODY);
    const wait = await take("scan");
    if (wait !== null) throw tryLater(429, "Too many scans were requested", wait);
    const answer = await requestScan(regions ?? null, requesterOf(request));
    switch (answer.kind) {
      case "accepted":
        return json(answer.scan, 202, { Location: `/api/scans/${answer.scan.id}` });
      case "running":
        throw new Problem(409, `The scan ${answer.scanId} of this account is already running.`, {
          scanId: answer.scanId,
        });
      case "unidentified":
        throw new Problem(502, answer.scan.failure ?? "AWS could not identify the credentials.", {
          scanId: answer.scan.id,
        });
    }
  },
});
