import { Problem } from "#lib/server/api/problem.ts";
import { parametersOf } from "#lib/server/api/request-query.ts";
import { found, json, route } from "#lib/server/api/route.ts";
import { cancelKeyEvents, KEY_EVENTS_PARAMETERS, keyEvents, startKeyEvents } from "#lib/server/key-events.ts";

const KEY = "a key with this ID in the scan";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  async GET(request, { id = "" }) {
    const { scan, limit } = parametersOf(request, KEY_EVENTS_PARAMETERS);
    return json(found(await keyEvents(id, scan, limit), KEY));
  },

  async POST(request, { id = "" }) {
    const { scan, limit } = parametersOf(request, KEY_EVENTS_PARAMETERS);
    const started = found(await startKeyEvents(id, scan), KEY);
    if (!started) throw new Problem(409, "A CloudTrail search for this key is already running.");
    return json(await keyEvents(id, scan, limit), 202);
  },

  async DELETE(request, { id = "" }) {
    const { scan, limit } = parametersOf(request, KEY_EVENTS_PARAMETERS);
    const cancelled = found(await cancelKeyEvents(id, scan), KEY);
    if (!cancelled) throw new Problem(409, "No CloudTrail search for this key is running.");
    return json(await keyEvents(id, scan, limit), 202);
  },
});
