import type { PolicyStatement } from "#lib/domain/key-policy.ts";
import type { Caller } from "./decision.ts";
import { type PrincipalArn, readPrincipalArn } from "./principal-arn.ts";
import { no, type Truth, unknown, YES } from "./truth.ts";

type Principals = PolicyStatement["principals"];

/**
 * Whether a NotPrincipal leaves the caller out. AWS checks the account, then the role, then the session: each must be
 * named, and where only some are, the caller may still be denied ("AWS JSON policy elements: NotPrincipal").
 */
export function isExcepted(principals: Principals, caller: Caller): Truth {
  if (principals.some(({ id }) => /[*?]/.test(id))) return unknown("the NotPrincipal contains a wildcard");
  if (caller.kind === "service") return exceptsService(principals, caller.service);
  const named = principals.flatMap(({ kind, id }) => (kind === "AWS" ? [readPrincipalArn(id)] : []));
  if (named.includes(null)) return unknown("the NotPrincipal contains an unknown principal");
  const asks = readPrincipalArn(caller.kind === "account" ? caller.accountId : caller.arn);
  if (asks === null) return unknown("the ARN of the caller is not understood");
  const ofAccount = named.filter((each) => each !== null).filter(({ accountId }) => accountId === asks.accountId);
  if (caller.kind === "account") {
    return ofAccount.length === 0 ? no("not named") : unknown("the NotPrincipal excludes an identity of the account");
  }
  return exceptsPrincipal(ofAccount, asks);
}

function exceptsService(principals: Principals, service: string): Truth {
  const names = principals.flatMap(({ kind, id }) => (kind === "Service" ? [id.toLowerCase()] : []));
  if (names.includes(service.toLowerCase())) return YES;
  const [word = ""] = service.toLowerCase().split(".");
  return names.some((name) => name.split(".")[0] === word)
    ? unknown(`the NotPrincipal contains another form of ${service}`)
    : no("not named");
}

function exceptsPrincipal(named: readonly PrincipalArn[], asks: PrincipalArn): Truth {
  const has = (kind: PrincipalArn["kind"]) =>
    named.some((each) => each.kind === kind && (kind === "root" || each.name === asks.name));
  const session = named.some(
    (each) => each.kind === "session" && each.name === asks.name && each.session === asks.session,
  );
  // A role asks through a session whose name we do not know.
  const levels = {
    root: [],
    user: [has("user")],
    "federated-user": [has("federated-user")],
    session: [has("role"), session],
    role: [has("role"), false],
  };
  const needed = [has("root"), ...levels[asks.kind]];
  if (needed.every(Boolean)) return YES;
  return needed.some(Boolean)
    ? unknown("the NotPrincipal does not contain the account, the role and the session of the caller")
    : no("not named");
}
