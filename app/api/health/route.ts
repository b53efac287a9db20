import { parametersOf } from "#lib/server/api/request-query.ts";
import { json, route } from "#lib/server/api/route.ts";
import { health } from "#lib/server/health.ts";
import { NO_PARAMETERS } from "#lib/server/url/parameters.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  {
    async GET(request) {
      parametersOf(request, NO_PARAMETERS);
      const answer = await health();
      return json(answer, answer.status === "ok" ? 200 : 503);
    },
  },
  // Health checks have no account.
  { isOpen: true },
);
