import "server-only";
import { type NextRequest, NextResponse } from "next/server";
import { database } from "../database.ts";
import { fixedHeaders } from "../fixed-headers.ts";
import { log, plain } from "../log.ts";
import { clearCookie, journeyOf, sessionSecretOf, setSealed } from "./cookies.ts";
import { take } from "./limits.ts";
import { localPath } from "./local-path.ts";
import { type SignInSettings, signInSettings } from "./settings.ts";
import { beginSignIn, endSessionAt, finishSignIn, type Person } from "./sign-in.ts";

/** Why a sign-in did not come to its end; the page `/auth/failed` says each in a sentence. */
export type SignInFailure = "provider" | "expired" | "refused" | "no-role" | "busy";

/** Sends the browser to the provider. */
export async function toProvider(request: NextRequest): Promise<NextResponse> {
  const settings = signInSettings();
  if (!settings) return goTo(request.nextUrl.origin, "/");
  if ((await take("sign-in")) !== null) return failed(settings, "busy");
  try {
    const { location, journey } = await beginSignIn(settings, localPath(request.nextUrl.searchParams.get("to")));
    const response = NextResponse.redirect(location, { status: 303, headers: fixedHeaders() });
    await setSealed(response, "journey", journey, settings);
    return response;
  } catch (error) {
    return failed(settings, "provider", error);
  }
}

/**
 * Takes the browser back from the provider. A new session gets a new secret; one that was there ends.
 *
 * @throws DatabaseError when the session cannot be kept: that is no fault of the provider's answer
 */
export async function fromProvider(request: NextRequest): Promise<NextResponse> {
  const settings = signInSettings();
  if (!settings) return goTo(request.nextUrl.origin, "/");
  const journey = await journeyOf(request, settings);
  if (!journey) return failed(settings, "expired");
  let person: Person;
  try {
    person = await finishSignIn(settings, request.nextUrl.search, journey);
  } catch (error) {
    return failed(settings, "refused", error);
  }
  const { role, subject, name } = person;
  if (role === null) return failed(settings, "no-role");
  const { sessions } = await database();
  const old = await sessionSecretOf(request, settings);
  if (old !== null) await sessions.end(old);
  const response = goTo(settings.url, journey.to);
  await setSealed(response, "session", { secret: await sessions.start({ subject, name, role }) }, settings);
  clearCookie(response, "journey", settings);
  log().info({ subject: plain(subject), role }, "somebody signed in");
  return response;
}

/** Ends the session here, for every copy of its cookie. */
export async function signOut(request: NextRequest): Promise<NextResponse> {
  const settings = signInSettings();
  if (!settings) return goTo(request.nextUrl.origin, "/");
  const secret = await sessionSecretOf(request, settings);
  if (secret !== null) await (await database()).sessions.end(secret);
  const response = goTo(settings.url, "/auth/signed-out");
  clearCookie(response, "session", settings);
  return response;
}

/** Where the provider's own session can be ended; null where nobody knows. */
export async function providerSignOut(): Promise<string | null> {
  const settings = signInSettings();
  return settings && ((await endSessionAt(settings))?.href ?? null);
}

const goTo = (origin: string, path: string): NextResponse =>
  NextResponse.redirect(new URL(path, origin), { status: 303, headers: fixedHeaders() });

/** The cause goes to the log by name and code only: what a provider answers may hold a code or a token. */
function failed(settings: SignInSettings, why: SignInFailure, error?: unknown): NextResponse {
  const cause = error instanceof Error ? { type: error.name, code: "code" in error ? String(error.code) : null } : {};
  log().warn({ why, ...cause }, "a sign-in failed");
  const response = goTo(settings.url, `/auth/failed?why=${why}`);
  clearCookie(response, "journey", settings);
  return response;
}
