import "server-only";
import { audit } from "../audit/audit.ts";
import { requesterOf } from "../audit/requester.ts";
import { isHostOf, isKnownHost, WRONG_HOST } from "../known-host.ts";
import { plain } from "../log.ts";
import { visitorOf } from "../sign-in/visitor.ts";
import { Problem } from "./problem.ts";

/**
 * Refuses what a page of another site could make a browser send here, what nobody has come through the door for, and
 * changes by those who may only look.
 *
 * - any request under a name that is not ours (DNS rebinding)
 * - a change that comes from another origin
 * - a request without a visitor; a change by a viewer
 *
 * @param options `isOpen`: nobody needs to be signed in, and any name will do to read
 * @throws Problem 403, 401
 */
export async function guardRequest(request: Request, { isOpen = false } = {}): Promise<void> {
  const host = request.headers.get("host") ?? new URL(request.url).host;
  const changes = request.method !== "GET" && request.method !== "HEAD";
  if ((changes || !isOpen) && !isKnownHost(host)) throw new Problem(403, WRONG_HOST);
  if (changes) demandOwnOrigin(request, host);
  if (isOpen) return;
  const visitor = visitorOf(request);
  if (!visitor) throw new Problem(401, "Sign in, or send an API token: Authorization: Bearer …");
  if (!changes || visitor.role === "operator") return;
  const detail = { method: request.method, path: plain(new URL(request.url).pathname) };
  await audit({ action: "change", outcome: "refused", ...requesterOf(request), subject: null, detail });
  throw new Problem(403, `${visitor.name} may look, but not change anything: that takes the role operator.`);
}

/** For what a browser sends as a change: that it was made by a page of ours. */
export function demandOwnOrigin(request: Request, host = request.headers.get("host") ?? ""): void {
  const site = request.headers.get("sec-fetch-site");
  const origin = request.headers.get("origin");
  // A form's own origin is "null" under our Referrer-Policy; where the browser says the site itself, that counts.
  const foreign = site === null ? origin !== null && !isOf(origin, host) : site !== "same-origin" && site !== "none";
  if (foreign) throw new Problem(403, "A change must come from the dashboard's own origin.");
}

function isOf(origin: string, host: string): boolean {
  return URL.canParse(origin) && isHostOf(origin, host);
}
