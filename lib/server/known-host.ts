import "server-only";
import { signInSettings } from "./sign-in/settings.ts";

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i;

/** The answer to a request for another host name. */
export const WRONG_HOST = "This address answers only under localhost, 127.0.0.1, [::1] or the host of POSTURE_URL.";

/**
 * Whether a Host header names this machine itself, or the address that POSTURE_URL gives, with or without the port that
 * its scheme implies. A page of another site can make a browser come here under a name of its own (DNS rebinding), and
 * would then read the answers.
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
