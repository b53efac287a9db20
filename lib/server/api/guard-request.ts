import "server-only";
import { isLoopbackHost } from "../loopback-host.ts";
import { Problem } from "./problem.ts";

/**
 * Refuses what a page of another site could make a browser send here: there is no sign-in yet, so
 * whoever reaches this address is believed.
 *
 * - any request under a name that is not loopback's (DNS rebinding)
 * - a change that comes from another origin
 *
 * @throws Problem 403
 */
export function guardRequest(request: Request): void {
  const host = request.headers.get("host") ?? new URL(request.url).host;
  if (!isLoopbackHost(host)) throw new Problem(403, "This address answers only under localhost, 127.0.0.1 or [::1].");
  if (request.method === "GET" || request.method === "HEAD") return;
  const site = request.headers.get("sec-fetch-site");
  const origin = request.headers.get("origin");
  const foreign =
    (site !== null && site !== "same-origin" && site !== "none") || (origin !== null && !isOf(origin, host));
  if (foreign) throw new Problem(403, "A change must come from the dashboard's own origin.");
}

function isOf(origin: string, host: string): boolean {
  return URL.canParse(origin) && new URL(origin).host === host.toLowerCase();
}
