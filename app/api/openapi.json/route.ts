import { openApi } from "#lib/server/api/openapi.ts";
import { NO_PARAMETERS } from "#lib/server/api/parameters.ts";
import { parametersOf } from "#lib/server/api/request-query.ts";
import { json, route } from "#lib/server/api/route.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  async GET(request) {
    parametersOf(request, NO_PARAMETERS);
    return json(openApi());
  },
});
