import type { PolicyStatement } from "#lib/domain/key-policy.ts";
import type { Caller } from "./decision.ts";
import { isExcepted } from "./match-except-principal.ts";
import { type PrincipalArn, readPrincipalArn } from "./principal-arn.ts";
import { no, type Truth, unknown } from "./truth.ts";

/** Whether a statement speaks of who asks, and in which way. */
export type PrincipalMatch =
  /** It names the caller, or everyone. */
  | { readonly is: "yes"; readonly how: "itself" }
  /** It names the account of the caller: an Allow then leaves the decision to that account's IAM policies. */
  | { readonly is: "yes"; readonly how: "account" }
  /** The caller is some identity of an account, and it names these of them. */
  | { readonly is: "yes"; readonly how: "named"; readonly arns: readonly string[] }
  | Exclude<Truth, { is: "yes" }>;

const ITSELF: PrincipalMatch = { is: "yes", how: "itself" };
const ACCOUNT: PrincipalMatch = { is: "yes", how: "account" };
const ELSE = no("the statement is for another principal");

/** Holds the Principal or NotPrincipal of a statement against who asks ("AWS JSON policy elements: Principal"). */
export function matchPrincipal(statement: PolicyStatement, caller: Caller): PrincipalMatch {
  const { principals, exceptPrincipals, effect } = statement;
  if (exceptPrincipals) {
    const excepted = isExcepted(principals, caller);
    if (excepted.is === "yes") return no("the NotPrincipal excludes the caller");
    if (excepted.is === "unknown") return excepted;
    return effect === "Deny" ? ITSELF : unknown("AWS supports NotPrincipal with Deny only");
  }
  const found = principals.map((principal) => matchOne(principal, caller));
  const arns = found.flatMap((match) => (match.is === "yes" && match.how === "named" ? match.arns : []));
  return (
    found.find((match) => match.is === "yes" && match.how === "itself") ??
    found.find((match) => match.is === "yes" && match.how === "account") ??
    (arns.length > 0 ? { is: "yes", how: "named", arns } : undefined) ??
    found.find(({ is }) => is === "unknown") ??
    ELSE
  );
}

type Principal = PolicyStatement["principals"][number];

function matchOne({ kind, id }: Principal, caller: Caller): PrincipalMatch {
  switch (kind) {
    case "AWS":
      return id === "*" ? ITSELF : matchAws(id, caller);
    case "Service":
      return caller.kind === "service" ? matchService(id, caller.service) : ELSE;
    case "Federated":
    case "CanonicalUser":
      // Users of an identity provider and of S3's canonical ids are none of the callers that we ask for.
      return ELSE;
    default:
      return unknown(`${kind} is not a known type of principal`);
  }
}

/** Services have one name everywhere, and some a name per Region beside it; whether one stands for the other is not documented. */
function matchService(named: string, service: string): PrincipalMatch {
  const [wanted, given] = [named.toLowerCase(), service.toLowerCase()];
  if (wanted === given) return ITSELF;
  if (/[*?]/.test(wanted)) return unknown("AWS does not document wildcards in service names");
  const same = wanted.split(".")[0] === given.split(".")[0];
  return same ? unknown(`the statement is for ${named}, and the caller is ${service}`) : ELSE;
}

/** A wildcard cannot stand for part of a principal's name or ARN; ids of deleted principals match nobody. */
function matchAws(id: string, caller: Caller): PrincipalMatch {
  if (/[*?]/.test(id)) return unknown(`AWS does not support wildcards within a principal's ARN, as in ${id}`);
  const named = readPrincipalArn(id);
  if (named === null) return /^A[A-Z0-9]{15,}$/.test(id) ? ELSE : unknown(`${id} is not a known principal`);
  if (caller.kind === "service") return ELSE;
  const asks = readPrincipalArn(caller.kind === "account" ? caller.accountId : caller.arn);
  if (asks === null) return unknown("the ARN of the caller is not understood");
  if (asks.accountId !== named.accountId) return ELSE;
  if (named.kind === "root") return asks.kind === "root" && caller.kind === "principal" ? ITSELF : ACCOUNT;
  if (caller.kind === "account") return { is: "yes", how: "named", arns: [id] };
  return id === caller.arn ? ITSELF : matchSession(named, asks);
}

/** A role stands for all its sessions; a session for itself alone. */
function matchSession(named: PrincipalArn, asks: PrincipalArn): PrincipalMatch {
  if (named.name !== asks.name) return ELSE;
  if (named.kind === "role" && asks.kind === "session") return ITSELF;
  return named.kind === "session" && asks.kind === "role"
    ? unknown(`the statement is only for the session ${named.session} of the role`)
    : ELSE;
}
