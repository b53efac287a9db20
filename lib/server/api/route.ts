import "server-only";
import { randomUUID } from "node:crypto";
import { DatabaseError } from "#lib/snapshots/database-error.ts";
import { EnvironmentError } from "../environment.ts";
import { log } from "../log.ts";
import { NotSignedIn } from "../sign-in/visitor.ts";
import { guardRequest } from "./guard-request.ts";
import { Problem, problemResponse } from "./problem.ts";
import { unavailable } from "./unavailable.ts";

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
type Method = (typeof METHODS)[number];

/** The `[name]` segments of the address. */
type Params = Readonly<Record<string, string>>;
type Handler = (request: Request, params: Params) => Promise<Response>;
type NextHandler = (request: Request, context: { params: Promise<object> }) => Promise<Response>;

/**
 * The handlers of a route for Next. Other methods are a 405. A Problem, an unavailable database and an internal error
 * each become a problem response, the last without details.
 *
 * @param options `isOpen`: reading needs no sign-in and accepts any Host header
 */
export function route(
  handlers: Partial<Record<Method, Handler>>,
  options: { readonly isOpen?: boolean } = {},
): Record<Method, NextHandler> {
  const allow = METHODS.filter((method) => handlers[method]).join(", ");
  const handle = (method: Method): NextHandler => {
    const handler = handlers[method];
    return async (request, context) => {
      try {
        await guardRequest(request, options);
        if (handler) return await handler(request, (await context.params) as Params);
        throw new Problem(405, `This address supports only ${allow || "no"} requests.`, {}, { Allow: allow });
      } catch (error) {
        return problemResponse(toProblem(error));
      }
    };
  };
  return {
    GET: handle("GET"),
    POST: handle("POST"),
    PUT: handle("PUT"),
    PATCH: handle("PATCH"),
    DELETE: handle("DELETE"),
  };
}

/** A JSON response that is never cached. */
export function json(body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Response {
  return Response.json(body, { status, headers: { "Cache-Control": "no-store", ...headers } });
}

/** The value, or a 404 that names the missing resource. */
export function found<Value>(value: Value | null, what: string): Value {
  if (value === null) throw new Problem(404, `Not found: ${what}.`);
  return value;
}

function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof NotSignedIn) return new Problem(401, error.message);
  if (error instanceof DatabaseError || error instanceof EnvironmentError) return unavailable(error);
  const reference = randomUUID();
  log().error({ err: error, reference }, "a request failed");
  return new Problem(
    500,
    `An internal error occurred. The dashboard's log has the details under the reference ${reference}.`,
  );
}
