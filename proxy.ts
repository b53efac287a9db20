import { type NextRequest, NextResponse } from "next/server";
import { Problem, problemResponse } from "#lib/server/api/problem.ts";
import { unavailable } from "#lib/server/api/unavailable.ts";
import { fixedHeaders } from "#lib/server/fixed-headers.ts";
import { authenticate, type Sender } from "#lib/server/sign-in/authenticate.ts";
import { localPath } from "#lib/server/sign-in/local-path.ts";
import { sealVisitor, VISITOR_HEADER } from "#lib/server/sign-in/sealed-visitor.ts";
import { signInSettings } from "#lib/server/sign-in/settings.ts";
import { DatabaseError } from "#lib/snapshots/database-error.ts";

/** Paths that need no sign-in: signing in and out, the health check, the icon. */
const OPEN = /^\/(auth\/|api\/health$|icon\.svg$)/;

/**
 * Every request except those for static files passes through here, after the server in front of Next
 * (`lib/serve/http-server.ts`) has checked its host and form. It authenticates the sender and sets the headers of every
 * response. Scripts run only with a nonce of this request, so that no text from AWS (a name, a tag, a policy) can run
 * as one. Responses are not cached.
 */
export async function proxy(request: NextRequest): Promise<Response> {
  if (!isDecodable(request.nextUrl.pathname)) return refusal(new Problem(400, "The address is not UTF-8."));
  const sender = await senderOf(request);
  if (sender instanceof DatabaseError) return refusal(unavailable(sender));
  if (!sender.visitor && !OPEN.test(request.nextUrl.pathname)) return sendToSignIn(request);

  const policy = contentSecurityPolicy(Buffer.from(crypto.randomUUID()).toString("base64"));
  const headers = new Headers(request.headers);
  // Next reads the nonce for its own scripts from this header.
  headers.set("Content-Security-Policy", policy);
  headers.delete(VISITOR_HEADER);
  if (sender.visitor) headers.set(VISITOR_HEADER, sealVisitor(sender.visitor));
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("Content-Security-Policy", policy);
  for (const [name, value] of Object.entries(fixedHeaders())) response.headers.set(name, value);
  await sender.renew(response);
  return response;
}

/** Next fails on a path whose escapes are not UTF-8. */
function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

async function senderOf(request: NextRequest): Promise<Sender | DatabaseError> {
  try {
    return await authenticate(request);
  } catch (error) {
    if (error instanceof DatabaseError) return error;
    throw error;
  }
}

/** Programs get a 401 that asks for a token; browsers are redirected to the provider and return to the same page. */
function sendToSignIn({ nextUrl, method }: NextRequest): Response {
  const isForPeople = method === "GET" && !nextUrl.pathname.startsWith("/api/");
  if (!isForPeople) return refusal(new Problem(401, "Sign in, or send an API token: Authorization: Bearer …"));
  const location = new URL("/auth/sign-in", signInSettings()?.url ?? nextUrl);
  location.searchParams.set("to", localPath(`${nextUrl.pathname}${nextUrl.search}`));
  return NextResponse.redirect(location, { status: 303, headers: fixedHeaders() });
}

const refusal = (problem: Problem): Response =>
  problemResponse(problem, { ...fixedHeaders(), ...(problem.status === 401 ? { "WWW-Authenticate": "Bearer" } : {}) });

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

export const config = { matcher: ["/((?!_next/static|favicon.ico).*)"] };
