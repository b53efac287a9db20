import "server-only";
import { signInSettings } from "./sign-in/settings.ts";

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i;

/** The response to a request for an unknown host name. */
export const WRONG_HOST = "This address answers only under localhost, 127.0.0.1, [::1] or the host of POSTURE_URL.";

/**
 * Whether a Host header names this machine itself or the address in POSTURE_URL, with or without the port of its
 * scheme. Otherwise a page of another site could make a browser send requests here under its own host name (DNS
 * rebinding) and read the responses.
 */
export function isKnownHost(host: string): boolean {
  const settings = signInSettings();
  return LOOPBACK.test(host) || (settings !== null && isHostOf(settings.url, host));
}

/** Whether a Host header names the host and port of an address. */
export function isHostOf(address: string, host: string): boolean {
  const { protocol, host: expected } = new URL(address);
  if (!/^[^\s/?#@\\]+$/.test(host) || !URL.canParse(`${protocol}//${host}`)) return false;
  return new URL(`${protocol}//${host}`).host === expected;
}
