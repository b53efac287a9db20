import { demandTokenKeeper } from "#lib/server/api/api-tokens.ts";
import { NO_PARAMETERS } from "#lib/server/api/parameters.ts";
import { Problem } from "#lib/server/api/problem.ts";
import { parametersOf } from "#lib/server/api/request-query.ts";
import { route } from "#lib/server/api/route.ts";
import { database } from "#lib/server/database.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  async DELETE(request, { id = "" }) {
    parametersOf(request, NO_PARAMETERS);
    demandTokenKeeper(request);
    if (!(await (await database()).tokens.revoke(id)))
      throw new Problem(404, "There is no token of this id that lives.");
    return new Response(null, { status: 204 });
  },
});
