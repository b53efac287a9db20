import { type NextRequest, NextResponse } from "next/server";
import { Problem, problemResponse } from "#lib/server/api/problem.ts";
import { unavailable } from "#lib/server/api/unavailable.ts";
import { fixedHeaders } from "#lib/server/fixed-headers.ts";
import { type Arrival, whoComes } from "#lib/server/sign-in/door.ts";
import { localPath } from "#lib/server/sign-in/local-path.ts";
import { sealVisitor, VISITOR_HEADER } from "#lib/server/sign-in/sealed-visitor.ts";
import { signInSettings } from "#lib/server/sign-in/settings.ts";
import { DatabaseError } from "#lib/snapshots/database-error.ts";

/** What stands open: the way in and out, and the health check. */
const OPEN = /^\/(auth\/|api\/health$|icon\.svg$)/;

/**
 * The door: every request but those for static files comes through here, once the server in front of Next
 * (`lib/serve/http-server.ts`) has judged its host and form. It tells who comes, and sets the headers of every answer.
 * Scripts run by a nonce of this request only, so that nothing that AWS returned (a name, a tag, a policy) can ever run
 * as one. Posture is not for caches.
 */
export async function proxy(request: NextRequest): Promise<Response> {
  if (!isDecodable(request.nextUrl.pathname)) return refusal(new Problem(400, "The address is not UTF-8."));
  const arrival = await arrivalOf(request);
  if (arrival instanceof DatabaseError) return refusal(unavailable(arrival));
  if (!arrival.visitor && !OPEN.test(request.nextUrl.pathname)) return sendToSignIn(request);

  const policy = contentSecurityPolicy(Buffer.from(crypto.randomUUID()).toString("base64"));
  const headers = new Headers(request.headers);
  // Next reads the nonce for its own scripts from here.
  headers.set("Content-Security-Policy", policy);
  headers.delete(VISITOR_HEADER);
  if (arrival.visitor) headers.set(VISITOR_HEADER, sealVisitor(arrival.visitor));
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("Content-Security-Policy", policy);
  for (const [name, value] of Object.entries(fixedHeaders())) response.headers.set(name, value);
  await arrival.renew(response);
  return response;
}

/** Next fails on a path whose escapes are no UTF-8. */
function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

async function arrivalOf(request: NextRequest): Promise<Arrival | DatabaseError> {
  try {
    return await whoComes(request);
  } catch (error) {
    if (error instanceof DatabaseError) return error;
    throw error;
  }
}

/** Programs are told that they need a token; people are sent to the provider and come back to where they were. */
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
