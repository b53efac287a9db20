import { Problem } from "#lib/server/api/problem.ts";
import { readBody } from "#lib/server/api/read-body.ts";
import { json, route } from "#lib/server/api/route.ts";
import { PRUNE_BODY } from "#lib/server/api/scan-body.ts";
import { requesterOf } from "#lib/server/audit/requester.ts";
import { requestPrune } from "#lib/server/scans.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  async POST(request) {
    const outcome = await requestPrune(await readBody(request, PRUNE_BODY), requesterOf(request));
    switch (outcome.kind) {
      case "done":
        return json({ deleted: outcome.deleted });
      case "waiting":
        return json({ deleted: [], state: "waiting" }, 202);
      case "failed":
        throw new Problem(503, outcome.failure);
    }
  },
});
