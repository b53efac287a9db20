import "server-only";
import { audit } from "../audit/audit.ts";
import { requesterOf } from "../audit/requester.ts";
import { isHostOf, isKnownHost, WRONG_HOST } from "../known-host.ts";
import { plain } from "../log.ts";
import { visitorOf } from "../sign-in/visitor.ts";
import { Problem } from "./problem.ts";

/**
 * Refuses cross-site requests, requests without a signed-in visitor, and changes by viewers.
 *
 * - any request with an unknown Host header (DNS rebinding)
 * - a change that comes from another origin
 * - a request without a visitor; a change by a viewer
 *
 * @param options `isOpen`: reading needs no sign-in and accepts any Host header
 * @throws Problem 403, 401
 */
export async function guardRequest(request: Request, { isOpen = false } = {}): Promise<void> {
  const host = request.headers.get("host") ?? new URL(request.url).host;
  const changes = request.method !== "GET" && request.method !== "HEAD";
  if ((changes || !isOpen) && !isKnownHost(host)) throw new Problem(403, WRONG_HOST);
  if (changes) demandOwnOrigin(request, host);
  if (isOpen) return;
  const visitor = visitorOf(request);
  if (!visitor) throw new Problem(401, "Sign in, or send an API token in the header Authorization: Bearer …");
  if (!changes || visitor.role === "operator") return;
  const detail = { method: request.method, path: plain(new URL(request.url).pathname) };
  await audit({ action: "change", outcome: "refused", ...requesterOf(request), subject: null, detail });
  throw new Problem(403, `${visitor.name} has the viewer role. This change requires the operator role.`);
}

/** Requires that a browser's change comes from a page of this dashboard. */
export function demandOwnOrigin(request: Request, host = request.headers.get("host") ?? ""): void {
  const site = request.headers.get("sec-fetch-site");
  const origin = request.headers.get("origin");
  // A form's own origin is "null" under our Referrer-Policy, so Sec-Fetch-Site counts if the browser sends it.
  const crossSite = site === null ? origin !== null && !isOf(origin, host) : site !== "same-origin" && site !== "none";
  if (crossSite) throw new Problem(403, "A change must come from the dashboard's own origin.");
}

function isOf(origin: string, host: string): boolean {
  return URL.canParse(origin) && isHostOf(origin, host);
}
