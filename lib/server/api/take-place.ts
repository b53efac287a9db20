import "server-only";
import { type MostPlaces, Places } from "../places.ts";
import { processGlobal } from "../process-global.ts";
import { visitorOf } from "../sign-in/visitor.ts";
import { tryLater } from "./problem.ts";

/** What goes on for longer than one answer, and how often at once, in all and for one visitor. */
export const MOST = {
  export: { inAll: 100, each: 50 },
  "event stream": { inAll: 200, each: 20 },
} as const satisfies Record<string, MostPlaces>;

const RETRY_S = 30;

/**
 * Takes one of the places for something that goes on, for the visitor of a request. It is given up when the request is
 * aborted, or by the function that is returned.
 *
 * @throws Problem 429 when the visitor has no place left, 503 when nobody has
 */
export function takePlace(what: keyof typeof MOST, request: Request): () => void {
  const visitor = visitorOf(request);
  const place = processGlobal(`places-${what}`, () => new Places(MOST[what])).take(`${visitor?.via} ${visitor?.id}`);
  switch (place.kind) {
    case "each":
      throw tryLater(429, `You have ${MOST[what].each} ${what}s open, and may have no more`, RETRY_S);
    case "inAll":
      throw tryLater(503, `${MOST[what].inAll} ${what}s are open, and there may be no more`, RETRY_S);
    case "taken":
      request.signal.addEventListener("abort", place.leave, { once: true });
      return place.leave;
  }
}
