import type { PolicyFlaw, PolicyStatement } from "#lib/domain/key-policy.ts";
import type { AccessRequest } from "./decision.ts";
import { matchAction } from "./match-action.ts";
import { matchCondition } from "./match-condition.ts";
import { matchPrincipal, type PrincipalMatch } from "./match-principal.ts";
import { matchResource } from "./match-resource.ts";
import type { RequestContext } from "./request-context.ts";
import { all, type Truth, unknown, YES } from "./truth.ts";

/** What one statement says of a request. */
export interface StatementMatch {
  /** Whether it applies. */
  readonly applies: Truth;
  /** How it names the caller; null where it does not, or that cannot be told. */
  readonly names: Extract<PrincipalMatch, { is: "yes" }> | null;
  /** Whether only its conditions keep it from applying. */
  readonly onlyConditions: boolean;
}

/** Holds every member of a statement against a request: all must match. */
export function matchStatement(
  statement: PolicyStatement,
  { caller, action, resource }: AccessRequest,
  context: RequestContext,
): StatementMatch {
  const flawIn = (...members: readonly PolicyFlaw["member"][]): Truth => {
    const flaw = statement.flaws.find(({ member }) => members.includes(member));
    return flaw ? unknown(flaw.because) : YES;
  };
  const orFlaw = (member: PolicyFlaw["member"], match: () => Truth): Truth => {
    const flaw = flawIn(member);
    return flaw.is === "unknown" ? flaw : match();
  };
  const principal = matchPrincipal(statement, caller);
  const members = all([
    orFlaw("Principal", () => (principal.is === "yes" ? YES : principal)),
    orFlaw("Action", () => matchAction(statement, action)),
    orFlaw("Resource", () => matchResource(statement, resource, context)),
    flawIn("statement", "Effect"),
  ]);
  const conditions = all([
    flawIn("Condition"),
    ...statement.conditions.map((condition) => matchCondition(condition, statement.variables, context)),
  ]);
  return {
    applies: all([members, conditions]),
    names: principal.is === "yes" ? principal : null,
    onlyConditions: members.is === "yes",
  };
}
