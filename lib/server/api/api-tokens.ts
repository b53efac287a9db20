import "server-only";
import type { Visitor } from "#lib/domain/visitor.ts";
import { visitorOf } from "../sign-in/visitor.ts";
import { Problem } from "./problem.ts";

/**
 * The person who manages tokens: an operator who has signed in. A token makes no tokens, and without sign-in there is
 * nothing that one would open.
 *
 * @throws Problem 403
 */
export function demandTokenKeeper(request: Request): Visitor {
  const visitor = visitorOf(request);
  if (visitor?.via === "local") throw new Problem(403, "API tokens need sign-in; without it every request is let in.");
  if (visitor?.via !== "session" || visitor.role !== "operator")
    throw new Problem(403, "API tokens are for operators who have signed in.");
  return visitor;
}
