import { openApi } from "#lib/server/api/openapi.ts";
import { parametersOf } from "#lib/server/api/request-query.ts";
import { json, route } from "#lib/server/api/route.ts";
import { NO_PARAMETERS } from "#lib/server/url/parameters.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  async GET(request) {
    parametersOf(request, NO_PARAMETERS);
    return json(openApi());
  },
});
