import "server-only";
import { sealData, unsealData } from "iron-session";
import type { NextRequest, NextResponse } from "next/server";
import { isRoleGap, type RoleGap } from "#lib/domain/visitor.ts";
import { SESSION_LIFE } from "#lib/snapshots/access/session-life.ts";
import { endOf, JOURNEY_S, type Journey, journeyFrom, journeyId, noteOf } from "./journey.ts";
import type { SignInSettings } from "./settings.ts";

/** The content of a session cookie. */
export interface SessionCookie {
  readonly secret: string;
  /** Why the claims gave no higher role. */
  readonly roleGap: RoleGap | null;
}

const SESSION = "posture-session";
const SESSION_S = SESSION_LIFE.longest / 1000;
const JOURNEY = "posture-sign-in-";
/** The most bytes of all pending sign-in cookies: common proxies accept 8 KiB of one header. */
export const JOURNEYS_BYTES = 6_000;

const isSecure = ({ url }: SignInSettings): boolean => url.startsWith("https:");

/** Over TLS the browser itself restricts the cookie to this host, path and TLS (`__Host-`). */
const nameOf = (name: string, settings: SignInSettings): string => (isSecure(settings) ? `__Host-${name}` : name);

/** Not readable by scripts, not sent with cross-site requests, and expires with its content. */
const optionsFor = (settings: SignInSettings, maxAge: number) =>
  // The redirect from the provider is a cross-site navigation: `strict` would not send the cookie.
  ({ httpOnly: true, sameSite: "lax", secure: isSecure(settings), path: "/", maxAge }) as const;

/** Sets the session cookie, sealed: only this server can read it. */
export async function setSession(
  response: NextResponse,
  session: SessionCookie,
  settings: SignInSettings,
): Promise<void> {
  const sealed = await sealData(session, { password: settings.sessionSecret, ttl: SESSION_S });
  response.cookies.set(nameOf(SESSION, settings), sealed, optionsFor(settings, SESSION_S));
}

export const clearSession = (response: NextResponse, settings: SignInSettings): void =>
  clear(response, nameOf(SESSION, settings), settings);

/** The content of the session cookie; null if there is none or the seal is invalid. */
export async function sessionOf(request: NextRequest, settings: SignInSettings): Promise<SessionCookie | null> {
  const sealed = request.cookies.get(nameOf(SESSION, settings))?.value;
  if (!sealed) return null;
  try {
    const password = settings.sessionSecret;
    const { secret, roleGap } = await unsealData<Record<string, unknown>>(sealed, { password, ttl: SESSION_S });
    return typeof secret === "string" ? { secret, roleGap: isRoleGap(roleGap) ? roleGap : null } : null;
  } catch {
    return null;
  }
}

/**
 * Stores one more pending sign-in in the browser, beside those of its other tabs. The oldest are removed if there are
 * too many.
 */
export function setJourney(
  request: NextRequest,
  response: NextResponse,
  journey: Journey,
  settings: SignInSettings,
  now: number,
): void {
  const { id, text } = noteOf(journey, settings.sessionSecret, now);
  const prefix = nameOf(JOURNEY, settings);
  const others = request.cookies.getAll().filter(({ name }) => name.startsWith(prefix));
  others.sort((one, other) => endOf(one.value) - endOf(other.value));
  const sizeOf = (name: string, value: string) => name.length + value.length + "=; ".length;
  let size = others.reduce((sum, { name, value }) => sum + sizeOf(name, value), sizeOf(`${prefix}${id}`, text));
  for (const { name, value } of others) {
    if (size <= JOURNEYS_BYTES) break;
    size -= sizeOf(name, value);
    clear(response, name, settings);
  }
  response.cookies.set(`${prefix}${id}`, text, optionsFor(settings, JOURNEY_S));
}

/** The pending sign-in with this state, if this browser started it at most ten minutes ago. */
export function journeyOf(request: NextRequest, state: string, settings: SignInSettings, now: number): Journey | null {
  const text = request.cookies.get(`${nameOf(JOURNEY, settings)}${journeyId(state)}`)?.value ?? "";
  return journeyFrom(text, state, settings.sessionSecret, now);
}

/** Deletes the cookie of one pending sign-in. */
export const clearJourney = (response: NextResponse, state: string, settings: SignInSettings): void =>
  clear(response, `${nameOf(JOURNEY, settings)}${journeyId(state)}`, settings);

function clear(response: NextResponse, name: string, settings: SignInSettings): void {
  response.cookies.set(name, "", optionsFor(settings, 0));
}
