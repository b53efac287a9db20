import { type NextRequest, NextResponse } from "next/server";
import { isLoopbackHost } from "#lib/server/loopback-host.ts";

/**
 * The headers of every answer. Scripts run by a nonce of this request only, so that nothing that AWS returned
 * (a name, a tag, a policy) can ever run as one. Posture is not for caches.
 */
export function proxy(request: NextRequest): NextResponse {
  if (!isLoopbackHost(request.headers.get("host")))
    return new NextResponse(WRONG_HOST, { status: 403, headers: FIXED });
  const nonce = Buffer.from(crypto.randomUUID()).toString("base64");
  const policy = contentSecurityPolicy(nonce);
  const headers = new Headers(request.headers);
  // Next reads the nonce for its own scripts from here.
  headers.set("Content-Security-Policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("Content-Security-Policy", policy);
  for (const [name, value] of Object.entries(FIXED)) response.headers.set(name, value);
  return response;
}

const WRONG_HOST = "This address answers only under localhost, 127.0.0.1 or [::1].";

const FIXED = {
  "Cache-Control": "no-store",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
} as const;

function contentSecurityPolicy(nonce: string): string {
  const development = process.env.NODE_ENV === "development";
  return [
    "default-src 'none'",
    // In development React rebuilds server stacks with eval.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

export const config = {
  matcher: [
    { source: "/((?!_next/static|favicon.ico).*)", missing: [{ type: "header", key: "next-router-prefetch" }] },
  ],
};
