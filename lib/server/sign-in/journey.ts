import "server-only";
import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";

/** A pending sign-in, between the redirect to the provider and the redirect back. */
export interface Journey {
  readonly state: string;
  readonly nonce: string;
  /** The PKCE code verifier (RFC 7636). */
  readonly verifier: string;
  /** The path to return to. */
  readonly to: string;
}

/** The lifetime of a pending sign-in, in seconds. */
export const JOURNEY_S = 600;

/** The cookie of a pending sign-in: small, because every tab has one and all are sent with each request. */
export interface JourneyNote {
  /** Identifies the cookie by a hash of its state, which does not reveal the state. */
  readonly id: string;
  readonly text: string;
}

const mac = (key: string, purpose: string, text: string): string =>
  createHmac("sha256", key).update(`posture sign-in ${purpose} ${text}`).digest("base64url");

/** Nonce and verifier are derived from the state by a key of this server, so that no browser has to store them. */
const journeyWith = (state: string, to: string, key: string): Journey => ({
  state,
  nonce: mac(key, "nonce", state),
  verifier: mac(key, "verifier", state),
  to,
});

export const beginJourney = (to: string, key: string): Journey =>
  journeyWith(randomBytes(32).toString("base64url"), to, key);

export const journeyId = (state: string): string => createHash("sha256").update(state).digest("base64url").slice(0, 12);

/** @param now in milliseconds */
export function noteOf({ state, to }: Journey, key: string, now: number): JourneyNote {
  const ends = (Math.floor(now / 1000) + JOURNEY_S).toString(36);
  const content = `${ends}.${Buffer.from(to).toString("base64url")}`;
  return { id: journeyId(state), text: `${content}.${mac(key, `note ${state}`, content)}` };
}

/** The pending sign-in of a cookie; null for another state, a forged or an expired cookie. */
export function journeyFrom(text: string, state: string, key: string, now: number): Journey | null {
  const [ends = "", to = "", sent = ""] = text.split(".");
  const expected = Buffer.from(mac(key, `note ${state}`, `${ends}.${to}`));
  const given = Buffer.from(sent);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  if (endOf(text) * 1000 <= now) return null;
  return journeyWith(state, Buffer.from(to, "base64url").toString(), key);
}

/** When a cookie expires, in seconds since 1970, unverified; 0 for an invalid one. */
export const endOf = (text: string): number => Number.parseInt(text.split(".")[0] ?? "", 36) || 0;
