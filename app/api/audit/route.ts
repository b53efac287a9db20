import { demandOperator } from "#lib/server/api/demand-operator.ts";
import { queryOf } from "#lib/server/api/request-query.ts";
import { json, route } from "#lib/server/api/route.ts";
import { auditLog, readAuditQuery } from "#lib/server/pages/audit.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  async GET(request) {
    demandOperator(request);
    return json(await auditLog(queryOf(request, readAuditQuery)));
  },
});
