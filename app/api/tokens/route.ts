import { demandTokenKeeper } from "#lib/server/api/api-tokens.ts";
import { readBody } from "#lib/server/api/read-body.ts";
import { parametersOf } from "#lib/server/api/request-query.ts";
import { json, route } from "#lib/server/api/route.ts";
import { TOKEN_BODY } from "#lib/server/api/token-body.ts";
import { audited } from "#lib/server/audit/audit.ts";
import { requesterOf } from "#lib/server/audit/requester.ts";
import { database } from "#lib/server/database.ts";
import { NO_PARAMETERS } from "#lib/server/url/parameters.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  async GET(request) {
    parametersOf(request, NO_PARAMETERS);
    demandTokenKeeper(request);
    return json({ items: await (await database()).tokens.list() });
  },

  async POST(request) {
    const { name } = demandTokenKeeper(request);
    const wanted = await readBody(request, TOKEN_BODY);
    const { token, secret } = await audited(async ({ tokens }) => {
      const result = await tokens.make({ ...wanted, madeBy: name });
      const event = { action: "token-made", outcome: "done", ...requesterOf(request) } as const;
      return { result, event: { ...event, subject: result.token.id, detail: wanted } };
    });
    return json({ ...token, secret }, 201);
  },
});
