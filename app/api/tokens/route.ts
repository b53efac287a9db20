import { demandTokenKeeper } from "#lib/server/api/api-tokens.ts";
import { NO_PARAMETERS } from "#lib/server/api/parameters.ts";
import { readBody } from "#lib/server/api/read-body.ts";
import { parametersOf } from "#lib/server/api/request-query.ts";
import { json, route } from "#lib/server/api/route.ts";
import { TOKEN_BODY } from "#lib/server/api/token-body.ts";
import { database } from "#lib/server/database.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  async GET(request) {
    parametersOf(request, NO_PARAMETERS);
    demandTokenKeeper(request);
    return json({ items: await (await database()).tokens.list() });
  },

  async POST(request) {
    const { name } = demandTokenKeeper(request);
    const wanted = await readBody(request, TOKEN_BODY);
    const { token, secret } = await (await database()).tokens.make({ ...wanted, madeBy: name });
    return json({ ...token, secret }, 201);
  },
});
