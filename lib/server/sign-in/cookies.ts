import "server-only";
import { sealData, unsealData } from "iron-session";
import type { NextRequest, NextResponse } from "next/server";
import { SESSION_LIFE } from "#lib/snapshots/access/sessions.ts";
import type { SignInSettings } from "./settings.ts";

/** What is remembered of a sign-in on its way to the provider and back. */
export interface Journey {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  /** The path to come back to. */
  readonly to: string;
}

/** A journey takes no longer. */
const JOURNEY_S = 600;
const COOKIES = {
  session: { name: "posture-session", seconds: SESSION_LIFE.longest / 1000 },
  journey: { name: "posture-sign-in", seconds: JOURNEY_S },
} as const;
type CookieKind = keyof typeof COOKIES;

/** Over TLS the browser itself holds the cookie to this host, this path and TLS (`__Host-`). */
const nameOf = (kind: CookieKind, { url }: SignInSettings): string =>
  url.startsWith("https:") ? `__Host-${COOKIES[kind].name}` : COOKIES[kind].name;

/** Sets a cookie that only this server can read: sealed, not for scripts, not for requests of other sites. */
export async function setSealed(
  response: NextResponse,
  kind: CookieKind,
  value: Journey | { readonly secret: string },
  settings: SignInSettings,
): Promise<void> {
  const { seconds } = COOKIES[kind];
  response.cookies.set(
    nameOf(kind, settings),
    await sealData(value, { password: settings.sessionSecret, ttl: seconds }),
    {
      httpOnly: true,
      // The way back from the provider is a navigation from another site: `strict` would lose the journey.
      sameSite: "lax",
      secure: settings.url.startsWith("https:"),
      path: "/",
      maxAge: seconds,
    },
  );
}

export function clearCookie(response: NextResponse, kind: CookieKind, settings: SignInSettings): void {
  const secure = settings.url.startsWith("https:");
  response.cookies.set(nameOf(kind, settings), "", { httpOnly: true, sameSite: "lax", secure, path: "/", maxAge: 0 });
}

/** The secret in the session cookie; null where there is none or the seal is broken. */
export async function sessionSecretOf(request: NextRequest, settings: SignInSettings): Promise<string | null> {
  const { secret } = await unsealed(request, "session", settings);
  return typeof secret === "string" ? secret : null;
}

/** The journey that a browser is on; null where it is on none, or on one too long. */
export async function journeyOf(request: NextRequest, settings: SignInSettings): Promise<Journey | null> {
  const { state, nonce, verifier, to } = await unsealed(request, "journey", settings);
  const isWhole = [state, nonce, verifier, to].every((part) => typeof part === "string");
  return isWhole ? ({ state, nonce, verifier, to } as Journey) : null;
}

async function unsealed(
  request: NextRequest,
  kind: CookieKind,
  settings: SignInSettings,
): Promise<Readonly<Record<string, unknown>>> {
  const sealed = request.cookies.get(nameOf(kind, settings))?.value;
  if (!sealed) return {};
  try {
    return await unsealData(sealed, { password: settings.sessionSecret, ttl: COOKIES[kind].seconds });
  } catch {
    return {};
  }
}
