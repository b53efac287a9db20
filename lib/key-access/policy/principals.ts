import type { PolicyStatement } from "#lib/domain/key-policy.ts";
import { clause } from "#lib/domain/policy-clauses.ts";
import type { Caller } from "./decision.ts";
import { no, type Truth, unknown, YES } from "./truth.ts";

/** Whether and how the Principal element of a statement includes the caller. */
export type PrincipalMatch =
  /** It contains the caller itself, or `*`. */
  | { readonly is: "yes"; readonly how: "itself" }
  /** It contains the account of the caller: an Allow then delegates to the IAM policies of that account. */
  | { readonly is: "yes"; readonly how: "account" }
  /** The caller is an unspecified identity of an account, and it contains these identities of the account. */
  | { readonly is: "yes"; readonly how: "named"; readonly arns: readonly string[] }
  | Exclude<Truth, { is: "yes" }>;

const ITSELF: PrincipalMatch = { is: "yes", how: "itself" };
const ACCOUNT: PrincipalMatch = { is: "yes", how: "account" };
const OTHER = no(clause("another-principal"));

/** Matches Principal or NotPrincipal with the caller ("AWS JSON policy elements: Principal"). */
export function matchPrincipal(statement: PolicyStatement, caller: Caller): PrincipalMatch {
  const { principals, exceptPrincipals, effect } = statement;
  if (exceptPrincipals) {
    const excepted = isExcepted(principals, caller);
    if (excepted.is === "yes") return no(clause("caller-excluded"));
    if (excepted.is === "unknown") return excepted;
    return effect === "Deny" ? ITSELF : unknown(clause("allow-with-not-principal"));
  }
  const found = principals.map((principal) => matchOne(principal, caller));
  const arns = found.flatMap((match) => (match.is === "yes" && match.how === "named" ? match.arns : []));
  return (
    found.find((match) => match.is === "yes" && match.how === "itself") ??
    found.find((match) => match.is === "yes" && match.how === "account") ??
    (arns.length > 0 ? { is: "yes", how: "named", arns } : undefined) ??
    found.find(({ is }) => is === "unknown") ??
    OTHER
  );
}

type NamedPrincipal = PolicyStatement["principals"][number];

function matchOne({ kind, id }: NamedPrincipal, caller: Caller): PrincipalMatch {
  switch (kind) {
    case "AWS":
      return id === "*" ? ITSELF : matchAws(id, caller);
    case "Service":
      return caller.kind === "service" ? matchService(id, caller.service) : OTHER;
    case "Federated":
    case "CanonicalUser":
      // No request is evaluated for a federated identity or an S3 canonical user.
      return OTHER;
    default:
      return unknown(clause("principal-type-unknown", { kind }));
  }
}

/** Some services have a Regional name besides the global one. AWS does not document whether one matches the other. */
function matchService(named: string, service: string): PrincipalMatch {
  const [wanted, given] = [named.toLowerCase(), service.toLowerCase()];
  if (wanted === given) return ITSELF;
  if (/[*?]/.test(wanted)) return unknown(clause("service-with-wildcard"));
  const same = wanted.split(".")[0] === given.split(".")[0];
  return same ? unknown(clause("another-service-name", { named, service })) : OTHER;
}

/** Principal ARNs do not support partial wildcards; unique ids (`AROA…`) of deleted principals match no caller. */
function matchAws(id: string, caller: Caller): PrincipalMatch {
  if (/[*?]/.test(id)) return unknown(clause("principal-with-wildcard", { id }));
  const named = readPrincipalArn(id);
  if (named === null) return /^A[A-Z0-9]{15,}$/.test(id) ? OTHER : unknown(clause("principal-unknown", { id }));
  if (caller.kind === "service") return OTHER;
  const given = readPrincipalArn(caller.kind === "account" ? caller.accountId : caller.arn);
  if (given === null) return unknown(clause("caller-not-understood"));
  if (given.accountId !== named.accountId) return OTHER;
  if (named.kind === "root") return given.kind === "root" && caller.kind === "principal" ? ITSELF : ACCOUNT;
  if (caller.kind === "account") return { is: "yes", how: "named", arns: [id] };
  return id === caller.arn ? ITSELF : matchSession(named, given);
}

/** A role includes all its sessions; a session includes only itself. */
function matchSession(named: PrincipalArn, given: PrincipalArn): PrincipalMatch {
  if (named.name !== given.name) return OTHER;
  if (named.kind === "role" && given.kind === "session") return ITSELF;
  return named.kind === "session" && given.kind === "role"
    ? unknown(clause("one-session", { session: named.session }))
    : OTHER;
}

type Principals = PolicyStatement["principals"];

/**
 * Whether NotPrincipal excludes the caller. AWS checks account, role and session: the caller is excluded only if all
 * are listed, and may still be denied if only some are ("AWS JSON policy elements: NotPrincipal").
 */
function isExcepted(principals: Principals, caller: Caller): Truth {
  if (principals.some(({ id }) => /[*?]/.test(id))) return unknown(clause("excepted-wildcard"));
  if (caller.kind === "service") return exceptsService(principals, caller.service);
  const named = principals.flatMap(({ kind, id }) => (kind === "AWS" ? [readPrincipalArn(id)] : []));
  if (named.includes(null)) return unknown(clause("excepted-unknown"));
  const given = readPrincipalArn(caller.kind === "account" ? caller.accountId : caller.arn);
  if (given === null) return unknown(clause("caller-not-understood"));
  const ofAccount = named.filter((each) => each !== null).filter(({ accountId }) => accountId === given.accountId);
  if (caller.kind === "account") {
    return ofAccount.length === 0 ? no(clause("different")) : unknown(clause("excepts-identity"));
  }
  return exceptsPrincipal(ofAccount, given);
}

function exceptsService(principals: Principals, service: string): Truth {
  const names = principals.flatMap(({ kind, id }) => (kind === "Service" ? [id.toLowerCase()] : []));
  if (names.includes(service.toLowerCase())) return YES;
  const [word = ""] = service.toLowerCase().split(".");
  return names.some((name) => name.split(".")[0] === word)
    ? unknown(clause("excepts-service-form", { service }))
    : no(clause("different"));
}

function exceptsPrincipal(named: readonly PrincipalArn[], given: PrincipalArn): Truth {
  const has = (kind: PrincipalArn["kind"]) =>
    named.some((each) => each.kind === kind && (kind === "root" || each.name === given.name));
  const session = named.some(
    (each) => each.kind === "session" && each.name === given.name && each.session === given.session,
  );
  // A role calls through a session whose name is unknown.
  const levels = {
    root: [],
    user: [has("user")],
    "federated-user": [has("federated-user")],
    session: [has("role"), session],
    role: [has("role"), false],
  };
  const needed = [has("root"), ...levels[given.kind]];
  if (needed.every(Boolean)) return YES;
  return needed.some(Boolean) ? unknown(clause("excepts-part")) : no(clause("different"));
}

/** The principal that an IAM or STS ARN identifies. */
export interface PrincipalArn {
  readonly kind: "root" | "user" | "role" | "session" | "federated-user";
  readonly accountId: string;
  /** The name without its path: names are unique within an account, regardless of the path. */
  readonly name: string;
  readonly session: string | null;
}

const KINDS = { role: "role", user: "user", "assumed-role": "session", "federated-user": "federated-user" } as const;
const isKind = (kind: string): kind is keyof typeof KINDS => Object.hasOwn(KINDS, kind);

/** The account id in an ARN; empty if there is none. */
export const accountOf = (arn: string): string => (arn.startsWith("arn:") ? (arn.split(":")[4] ?? "") : "");

/** Parses an account id, or the ARN of a root user, role, user or session; null for anything else ("IAM identifiers"). */
export function readPrincipalArn(text: string): PrincipalArn | null {
  if (/^\d{12}$/.test(text)) return { kind: "root", accountId: text, name: "root", session: null };
  const [, service = "", accountId = "", resource = ""] = /^arn:aws[a-z-]*:(iam|sts)::(\d{12}):(.+)$/.exec(text) ?? [];
  if (resource === "root") return { kind: "root", accountId, name: "root", session: null };
  const [word = "", ...path] = resource.split("/");
  if (!isKind(word) || path.length === 0 || path.includes("")) return null;
  const kind = KINDS[word];
  if ((kind === "session" || kind === "federated-user") !== (service === "sts")) return null;
  if (kind === "session") {
    const [name = "", session] = path;
    return path.length === 2 && session !== undefined ? { kind, accountId, name, session } : null;
  }
  return { kind, accountId, name: path.at(-1) ?? "", session: null };
}
