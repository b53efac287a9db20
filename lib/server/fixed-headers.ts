import "server-only";
import { signInSettings } from "./sign-in/settings.ts";

const ALWAYS = {
  "Cache-Control": "no-store",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
} as const;

/** The headers of every response. With TLS they include HSTS for a year. */
export function fixedHeaders(): Readonly<Record<string, string>> {
  const isBehindTls = signInSettings()?.url.startsWith("https:");
  return isBehindTls ? { ...ALWAYS, "Strict-Transport-Security": "max-age=31536000" } : ALWAYS;
}
