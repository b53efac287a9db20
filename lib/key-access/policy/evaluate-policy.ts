import type { PolicyStatement } from "#lib/domain/key-policy.ts";
import { clause } from "#lib/domain/policy-clauses.ts";
import type { AccessRequest, Decision, Obstacle, StatementReference } from "./decision.ts";
import { matchStatement, type StatementMatch } from "./match-statement.ts";
import { contextOf } from "./request-context.ts";

/** A statement and how it matches the request. */
interface MatchedStatement extends StatementMatch {
  readonly at: StatementReference;
  readonly effect: PolicyStatement["effect"];
}

/**
 * Evaluates a resource policy for one request ("Policy evaluation logic"). An explicit Deny wins; if it is unknown
 * whether a Deny applies, the result is never an allow, and neither is an unknown Allow. IAM policies of the caller,
 * grants and organization policies are not evaluated.
 */
export function evaluatePolicy(statements: readonly PolicyStatement[], request: AccessRequest): Decision {
  const context = contextOf(request);
  const matched = statements.map(
    (statement, index): MatchedStatement => ({
      at: { index, statement },
      effect: statement.effect,
      ...matchStatement(statement, request, context),
    }),
  );
  return deniedBy(matched) ?? undecidedBy(matched) ?? allowedBy(matched) ?? notAllowed(matched);
}

/** Includes a Deny for one identity of the account when the caller is an unspecified identity of it. */
const mayApply = ({ applies, effect, names }: MatchedStatement) =>
  applies.is === "unknown" || (applies.is === "yes" && effect === "Deny" && names?.how === "named");

function deniedBy(matched: readonly MatchedStatement[]): Decision | null {
  const denied = matched.find(({ applies, effect, names }) => {
    return effect === "Deny" && applies.is === "yes" && names?.how !== "named";
  });
  return denied ? { kind: "denied", by: denied.at, because: clause("denies-caller") } : null;
}

/** A Deny that may apply matters only if a statement allows the request, or may allow it. */
function undecidedBy(matched: readonly MatchedStatement[]): Decision | null {
  const mayDeny = matched.filter((each) => each.effect !== "Allow" && mayApply(each));
  const mayAllow = matched.some(({ effect, applies }) => effect !== "Deny" && applies.is !== "no");
  if (mayDeny.length === 0 || !mayAllow) return null;
  return { kind: "cannot-tell", obstacles: obstaclesOf(matched.filter(mayApply)) };
}

function allowedBy(matched: readonly MatchedStatement[]): Decision | null {
  const allows = matched.filter(({ effect, applies }) => effect === "Allow" && applies.is === "yes");
  const callerItself = allows.find(({ names }) => names?.how === "itself");
  if (callerItself) return { kind: "allowed", by: callerItself.at };
  const named = allows.find(({ names }) => names?.how === "named");
  if (named?.names?.how === "named") return { kind: "allowed-to-named", by: named.at, arns: named.names.arns };
  const account = allows.find(({ names }) => names?.how === "account");
  if (account) return { kind: "left-to-iam", by: account.at };
  const possible = matched.filter(({ effect, applies }) => effect === "Allow" && applies.is === "unknown");
  return possible.length > 0 ? { kind: "cannot-tell", obstacles: obstaclesOf(possible) } : null;
}

function notAllowed(matched: readonly MatchedStatement[]): Decision {
  const nearly = matched.filter(({ effect, onlyConditions }) => effect === "Allow" && onlyConditions);
  return { kind: "not-allowed", nearly: obstaclesOf(nearly) };
}

function obstaclesOf(matched: readonly MatchedStatement[]): readonly Obstacle[] {
  return matched.map(({ at, applies }) => ({
    at,
    because: applies.is === "yes" ? clause("denies-one-identity") : applies.because,
  }));
}
