import "server-only";
import { type MostPlaces, Places } from "../places.ts";
import { processGlobal } from "../process-global.ts";
import { visitorOf } from "../sign-in/visitor.ts";
import { tryLater } from "./problem.ts";

/** How many long responses may be open at once, in total and for one visitor. */
export const MOST = {
  export: { inAll: 100, each: 50 },
  "event stream": { inAll: 200, each: 20 },
} as const satisfies Record<string, MostPlaces>;

const RETRY_S = 30;

/**
 * Takes one of the places for a long response. It is released when the request is aborted, or by the returned function.
 *
 * @throws Problem 429 at the limit of the visitor, 503 at the limit of the dashboard
 */
export function takePlace(what: keyof typeof MOST, request: Request): () => void {
  const visitor = visitorOf(request);
  const place = processGlobal(`places-${what}`, () => new Places(MOST[what])).take(`${visitor?.via} ${visitor?.id}`);
  switch (place.kind) {
    case "each":
      throw tryLater(429, `You have reached the limit of ${MOST[what].each} open ${what}s`, RETRY_S);
    case "inAll":
      throw tryLater(503, `The dashboard has reached the limit of ${MOST[what].inAll} open ${what}s`, RETRY_S);
    case "taken":
      request.signal.addEventListener("abort", place.leave, { once: true });
      return place.leave;
  }
}
