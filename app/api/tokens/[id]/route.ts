import { demandTokenKeeper } from "#lib/server/api/api-tokens.ts";
import { Problem } from "#lib/server/api/problem.ts";
import { parametersOf } from "#lib/server/api/request-query.ts";
import { route } from "#lib/server/api/route.ts";
import { audited } from "#lib/server/audit/audit.ts";
import { requesterOf } from "#lib/server/audit/requester.ts";
import { NO_PARAMETERS } from "#lib/server/url/parameters.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  async DELETE(request, { id = "" }) {
    parametersOf(request, NO_PARAMETERS);
    demandTokenKeeper(request);
    const isRevoked = await audited(async ({ tokens }) => {
      const result = await tokens.revoke(id);
      const event = { action: "token-revoked", outcome: "done", ...requesterOf(request) } as const;
      return { result, event: result ? { ...event, subject: id, detail: {} } : null };
    });
    if (!isRevoked) throw new Problem(404, "Not found: an active token with this ID.");
    return new Response(null, { status: 204 });
  },
});
