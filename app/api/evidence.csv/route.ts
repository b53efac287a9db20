import { EVIDENCE_PARAMETERS } from "#lib/server/api/parameters.ts";
import { parametersOf } from "#lib/server/api/request-query.ts";
import { found, route } from "#lib/server/api/route.ts";
import { evidence } from "#lib/server/evidence.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  async GET(request) {
    const { scan, sort, bom, ...filter } = parametersOf(request, EVIDENCE_PARAMETERS);
    const { csv, fileName } = found(
      await evidence({ scan, sort, bom: bom === "1", filter }),
      "completed scan to export",
    );
    return new Response(csv, {
      headers: {
        "Content-Type": "text/csv; charset=utf-8; header=present",
        "Content-Disposition": `attachment; filename="${fileName}"`,
        "Cache-Control": "no-store",
      },
    });
  },
});
