import { parametersOf } from "#lib/server/api/request-query.ts";
import { found, json, route } from "#lib/server/api/route.ts";
import { coverage } from "#lib/server/pages/coverage.ts";
import { NO_PARAMETERS } from "#lib/server/url/parameters.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  async GET(request) {
    parametersOf(request, NO_PARAMETERS);
    const { units, ...rest } = found(await coverage(), "a completed scan");
    return json({ items: units, ...rest });
  },
});
