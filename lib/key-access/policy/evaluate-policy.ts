import type { PolicyStatement } from "#lib/domain/key-policy.ts";
import type { AccessRequest, Decision, Obstacle, StatementReference } from "./decision.ts";
import { matchStatement, type StatementMatch } from "./match-statement.ts";
import { contextOf } from "./request-context.ts";

/** A statement with what it says of the request. */
interface Judged extends StatementMatch {
  readonly at: StatementReference;
  readonly effect: PolicyStatement["effect"];
}

/**
 * What a resource policy says of a request. An explicit Deny beats everything; what cannot be told about a Deny leaves
 * undecided whatever would be allowed; what cannot be told about an Allow never allows ("Policy evaluation logic").
 * Whether the IAM policies of the caller, grants and organisation policies agree is not asked here.
 */
export function evaluatePolicy(statements: readonly PolicyStatement[], request: AccessRequest): Decision {
  const context = contextOf(request);
  const judged = statements.map(
    (statement, index): Judged => ({
      at: { index, statement },
      effect: statement.effect,
      ...matchStatement(statement, request, context),
    }),
  );
  return deniedBy(judged) ?? undecidedBy(judged) ?? allowedBy(judged) ?? notAllowed(judged);
}

/** A Deny for one identity of the account speaks of whoever asks only perhaps. */
const isPerhaps = ({ applies, effect, names }: Judged) =>
  applies.is === "unknown" || (applies.is === "yes" && effect === "Deny" && names?.how === "named");

function deniedBy(judged: readonly Judged[]): Decision | null {
  const denied = judged.find(({ applies, effect, names }) => {
    return effect === "Deny" && applies.is === "yes" && names?.how !== "named";
  });
  return denied ? { kind: "denied", by: denied.at, because: "the statement denies this request to the caller" } : null;
}

/** What may deny matters only where something allows, or may. */
function undecidedBy(judged: readonly Judged[]): Decision | null {
  const mayDeny = judged.filter((each) => each.effect !== "Allow" && isPerhaps(each));
  const mayAllow = judged.some(({ effect, applies }) => effect !== "Deny" && applies.is !== "no");
  if (mayDeny.length === 0 || !mayAllow) return null;
  return { kind: "cannot-tell", obstacles: obstaclesOf(judged.filter(isPerhaps)) };
}

function allowedBy(judged: readonly Judged[]): Decision | null {
  const allows = judged.filter(({ effect, applies }) => effect === "Allow" && applies.is === "yes");
  const itself = allows.find(({ names }) => names?.how === "itself");
  if (itself) return { kind: "allowed", by: itself.at };
  const named = allows.find(({ names }) => names?.how === "named");
  if (named?.names?.how === "named") return { kind: "allowed-to-named", by: named.at, arns: named.names.arns };
  const account = allows.find(({ names }) => names?.how === "account");
  if (account) return { kind: "left-to-iam", by: account.at };
  const perhaps = judged.filter(({ effect, applies }) => effect === "Allow" && applies.is === "unknown");
  return perhaps.length > 0 ? { kind: "cannot-tell", obstacles: obstaclesOf(perhaps) } : null;
}

function notAllowed(judged: readonly Judged[]): Decision {
  const nearly = judged.filter(({ effect, onlyConditions }) => effect === "Allow" && onlyConditions);
  return { kind: "not-allowed", nearly: obstaclesOf(nearly) };
}

function obstaclesOf(judged: readonly Judged[]): readonly Obstacle[] {
  return judged.map(({ at, applies }) => ({
    at,
    because:
      applies.is === "yes"
        ? "the statement denies the request for one identity of the account, which may be the caller"
        : applies.because,
  }));
}
