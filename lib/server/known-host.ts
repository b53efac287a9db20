import "server-only";
import { signInSettings } from "./sign-in/settings.ts";

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i;

/** What a request under another name is told. */
export const WRONG_HOST = "This address answers only under localhost, 127.0.0.1, [::1] or the host of POSTURE_URL.";

/**
 * Whether a Host header names this machine itself, or the address that POSTURE_URL gives. A page of another site can
 * make a browser come here under a name of its own (DNS rebinding), and would then read the answers.
 */
export function isKnownHost(host: string | null): boolean {
  if (host === null) return false;
  const settings = signInSettings();
  return LOOPBACK.test(host) || (settings !== null && new URL(settings.url).host === host.toLowerCase());
}
