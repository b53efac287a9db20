import { Problem } from "#lib/server/api/problem.ts";
import { foundIn, parametersOf } from "#lib/server/api/request-query.ts";
import { json, route } from "#lib/server/api/route.ts";
import { cancelKeyEvents, KEY_EVENTS_PARAMETERS, keyEvents, startKeyEvents } from "#lib/server/key-events.ts";

const KEY = "a key with this ID in the posture";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  async GET(request, { id = "" }) {
    const { limit, ...asked } = parametersOf(request, KEY_EVENTS_PARAMETERS);
    return json(await foundIn(request, { asked }, await keyEvents(id, asked, limit), KEY));
  },

  async POST(request, { id = "" }) {
    const { limit, ...asked } = parametersOf(request, KEY_EVENTS_PARAMETERS);
    const started = await foundIn(request, { asked }, await startKeyEvents(id, asked), KEY);
    if (!started) throw new Problem(409, "A CloudTrail search for this key is already running.");
    return json(await keyEvents(id, asked, limit), 202);
  },

  async DELETE(request, { id = "" }) {
    const { limit, ...asked } = parametersOf(request, KEY_EVENTS_PARAMETERS);
    const cancelled = await foundIn(request, { asked }, await cancelKeyEvents(id, asked), KEY);
    if (!cancelled) throw new Problem(409, "No CloudTrail search for this key is running.");
    return json(await keyEvents(id, asked, limit), 202);
  },
});
