import "server-only";
import { type NextRequest, NextResponse } from "next/server";
import { type AuditActor, actorOf, UNKNOWN_ACTOR } from "#lib/domain/audit.ts";
import type { SignInFailure } from "#lib/domain/sign-in-failure.ts";
import { audit } from "../audit/audit.ts";
import { addressOf } from "../audit/requester.ts";
import { CLIENT_HEADER, clientKey } from "../client-address.ts";
import { database } from "../database.ts";
import { fixedHeaders } from "../fixed-headers.ts";
import { log, plain } from "../log.ts";
import { attempt } from "./attempts.ts";
import { clearJourney, clearSession, journeyOf, sessionOf, setJourney, setSession } from "./cookies.ts";
import { localPath } from "./local-path.ts";
import { type SignInSettings, signInSettings } from "./settings.ts";
import { beginSignIn, endSessionAt, finishSignIn, type Person } from "./sign-in.ts";
import { faultOf, type SignInFault } from "./sign-in-error.ts";

/**
 * Redirects the browser to the provider. Only the first call contacts the provider, so it is not rate limited: with a
 * limit one client could block all sign-ins.
 */
export async function toProvider(request: NextRequest): Promise<NextResponse> {
  const settings = signInSettings();
  if (!settings) return goTo(request.nextUrl.origin, "/");
  try {
    const { location, journey } = await beginSignIn(settings, localPath(request.nextUrl.searchParams.get("to")));
    const response = NextResponse.redirect(location, { status: 303, headers: fixedHeaders() });
    setJourney(request, response, journey, settings, Date.now());
    return response;
  } catch (error) {
    const { why, check } = faultOf(error);
    return failed(settings, { why: why === "rejected" ? "setup" : why, check });
  }
}

/**
 * Handles the redirect back from the provider. A new session gets a new secret; an existing one ends.
 *
 * @throws DatabaseError when the session cannot be stored: the provider's response was valid
 */
export async function fromProvider(request: NextRequest): Promise<NextResponse> {
  const settings = signInSettings();
  if (!settings) return goTo(request.nextUrl.origin, "/");
  const state = request.nextUrl.searchParams.get("state") ?? "";
  const journey = journeyOf(request, state, settings, Date.now());
  if (!journey) return failed(settings, { why: "expired", check: "a sign-in that this browser began" });
  const client = clientKey(request.headers.get(CLIENT_HEADER) ?? "");
  const { search } = request.nextUrl;
  const person = await attempt(client, () => finishSignIn(settings, search, journey).catch(faultOf));
  if ("check" in person && person.why === "busy") return failed(settings, person);
  const response =
    "check" in person
      ? await refused(request, settings, person, UNKNOWN_ACTOR)
      : await welcome(request, person, journey.to, settings);
  clearJourney(response, state, settings);
  return response;
}

/** Starts the session of a signed-in person, unless they have no role. */
async function welcome(
  request: NextRequest,
  { role, gap, subject, name }: Person,
  to: string,
  settings: SignInSettings,
): Promise<NextResponse> {
  const claim = { claim: plain(settings.roleClaim), gap };
  if (gap !== null) log().warn({ subject: plain(subject), ...claim }, "the role claim could not be read");
  const { sessions } = await database();
  const actor = { via: "session", id: subject, name } as const;
  const old = await sessionOf(request, settings);
  if (role === null) {
    if (old) await sessions.end(old.secret);
    return refused(request, settings, { why: gap ?? "no-role", check: `a role by ${claim.claim}` }, actor);
  }
  const known = old && (await sessions.find(old.secret));
  const response = goTo(settings.url, to);
  // Otherwise tabs that sign in at once would end each other's session.
  if (old && known?.id === subject && known.role === role && known.name === name && old.roleGap === gap)
    return response;
  if (old) await sessions.end(old.secret);
  const secret = await sessions.start({ subject, name, role });
  await setSession(response, { secret, roleGap: gap }, settings);
  const address = addressOf(request);
  await audit({ action: "signed-in", outcome: "done", actor, address, subject: null, detail: { role } });
  return response;
}

/** Ends the session here, for every copy of its cookie. */
export async function signOut(request: NextRequest): Promise<NextResponse> {
  const settings = signInSettings();
  if (!settings) return goTo(request.nextUrl.origin, "/");
  const session = await sessionOf(request, settings);
  if (session !== null) {
    const { sessions } = await database();
    const visitor = await sessions.find(session.secret);
    await sessions.end(session.secret);
    const event = { action: "signed-out", outcome: "done", address: addressOf(request), subject: null } as const;
    if (visitor) await audit({ ...event, actor: actorOf(visitor), detail: {} });
  }
  const response = goTo(settings.url, "/auth/signed-out");
  clearSession(response, settings);
  return response;
}

/** The address that ends the provider's own session; null if unknown. */
export async function providerSignOut(): Promise<string | null> {
  const settings = signInSettings();
  return settings && ((await endSessionAt(settings))?.href ?? null);
}

const goTo = (origin: string, path: string): NextResponse =>
  NextResponse.redirect(new URL(path, origin), { status: 303, headers: fixedHeaders() });

/** A rejected sign-in: its audit record and log line name the person, as far as known. */
async function refused(
  request: NextRequest,
  settings: SignInSettings,
  { why, check }: SignInFault,
  actor: AuditActor,
): Promise<NextResponse> {
  const address = addressOf(request);
  await audit({ action: "signed-in", outcome: "refused", actor, address, subject: null, detail: { why, check } });
  return goTo(settings.url, `/auth/failed?why=${why}`);
}

/** The log names the failed check in our words: a provider's response may contain a code or a token. */
function failed(settings: SignInSettings, { why, check }: SignInFault): NextResponse {
  log().warn({ why, check }, "a sign-in failed");
  return goTo(settings.url, `/auth/failed?why=${why satisfies SignInFailure}`);
}
