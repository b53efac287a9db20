import { foundIn, parametersOf } from "#lib/server/api/request-query.ts";
import { route } from "#lib/server/api/route.ts";
import { takePlace } from "#lib/server/api/take-place.ts";
import { EVIDENCE_PARAMETERS, evidence } from "#lib/server/evidence.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  async GET(request) {
    const { scan, at, sort, bom, ...filter } = parametersOf(request, EVIDENCE_PARAMETERS);
    const asked = { scan, at };
    const exported = await evidence({ asked, sort, bom: bom === "1", filter });
    const { stream, fileName } = await foundIn(request, { asked }, exported, "a completed scan to export");
    const onEnd = takePlace("export", request);
    return new Response(stream({ signal: request.signal, onEnd }), {
      headers: {
        "Content-Type": "text/csv; charset=utf-8; header=present",
        "Content-Disposition": `attachment; filename="${fileName}"`,
        "Cache-Control": "no-store",
      },
    });
  },
});
