import type { PolicyFlaw, PolicyStatement } from "#lib/domain/key-policy.ts";
import { clause } from "#lib/domain/policy-clauses.ts";
import type { AccessRequest } from "./decision.ts";
import { matchCondition } from "./match-condition.ts";
import { matchArn, matches, piecesOf, resolveVariables } from "./pattern.ts";
import { matchPrincipal, type PrincipalMatch } from "./principals.ts";
import type { RequestContext } from "./request-context.ts";
import { all, any, no, not, type Truth, unknown, YES } from "./truth.ts";

/** How one statement matches a request. */
export interface StatementMatch {
  /** Whether the statement applies to the request. */
  readonly applies: Truth;
  /** How the Principal element includes the caller; null if it does not, or if that is unknown. */
  readonly names: Extract<PrincipalMatch, { is: "yes" }> | null;
  /** Whether every element except Condition matches. */
  readonly onlyConditions: boolean;
}

/** Matches every element of a statement with a request: the statement applies if all match. */
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

/** Whether a statement covers an action. Action names are not case-sensitive ("IAM JSON policy elements: Action"). */
export function matchAction({ actions, exceptActions }: PolicyStatement, action: string): Truth {
  const named = any(
    actions.map((pattern) => matchActionName(pattern, action)),
    clause("action-not-included", { action }),
  );
  return exceptActions ? not(named, clause("action-excluded", { action })) : named;
}

function matchActionName(pattern: string, action: string): Truth {
  if (pattern === "*") return YES;
  if (!matches(piecesOf(pattern.toLowerCase()), action.toLowerCase())) return no(clause("different"));
  const [service = ""] = pattern.split(":");
  return all([/[*?]/.test(service) ? unknown(clause("service-wildcard", { pattern })) : YES]);
}

/**
 * Whether a statement covers a resource. In a key policy `*` means the key of the policy ("Key policies in AWS KMS"),
 * elsewhere every resource: both match here.
 */
function matchResource(statement: PolicyStatement, resource: string, context: RequestContext): Truth {
  const named = any(
    statement.resources.map((pattern) => matchResourceArn(pattern, resource, statement.variables, context)),
    clause("resource-not-matched", { resource }),
  );
  return statement.exceptResources ? not(named, clause("resource-excluded", { resource })) : named;
}

function matchResourceArn(pattern: string, resource: string, variables: boolean, context: RequestContext): Truth {
  if (pattern === "*") return YES;
  const resolved = resolveVariables(pattern, variables, context);
  if (resolved.kind === "unknown")
    return unknown(clause("variable-in-resource", { pattern, variable: resolved.because }));
  if (resolved.kind === "missing") return no(clause("different"));
  const matched = matchArn(resource, resolved.pieces);
  if (matched === null) return unknown(clause("resource-not-arn", { pattern }));
  return matched ? YES : no(clause("different"));
}
