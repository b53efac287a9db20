import "server-only";
import type { Visitor } from "#lib/domain/visitor.ts";
import { visitorOf } from "../sign-in/visitor.ts";
import { Problem } from "./problem.ts";

/**
 * The signed-in operator who manages tokens. A token cannot create tokens; without sign-in, tokens are not needed.
 *
 * @throws Problem 403
 */
export function demandTokenKeeper(request: Request): Visitor {
  const visitor = visitorOf(request);
  if (visitor?.via === "local")
    throw new Problem(403, "API tokens require sign-in. Sign-in is not configured, so requests need no token.");
  if (visitor?.via !== "session" || visitor.role !== "operator")
    throw new Problem(403, "Managing API tokens requires a signed-in user with the operator role.");
  return visitor;
}
