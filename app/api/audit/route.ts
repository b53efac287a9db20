import { demandOperator } from "#lib/server/api/demand-operator.ts";
import { queryOf } from "#lib/server/api/request-query.ts";
import { json, route } from "#lib/server/api/route.ts";
import { auditView, readAuditQuery } from "#lib/server/audit/audit-view.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  async GET(request) {
    demandOperator(request);
    return json(await auditView(queryOf(request, readAuditQuery)));
  },
});
