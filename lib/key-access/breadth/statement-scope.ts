import type { PolicyStatement } from "#lib/domain/key-policy.ts";
import { matchAction } from "../policy/match-statement.ts";
import { readPrincipalArn } from "../policy/principals.ts";

/** Whom a statement names, sorted by what that means for the account of the key. */
export interface Who {
  /** `*`: every identity of every account. */
  readonly everyone: boolean;
  /** Accounts, roles and users of other accounts. */
  readonly foreign: readonly string[];
  /** The account of the key or its root: its IAM policies decide. */
  readonly ownAccount: boolean;
  /** Roles and users of the account of the key. */
  readonly own: readonly string[];
  readonly services: readonly string[];
  /** What is none of these; ids of deleted principals match nobody and are left out. */
  readonly notUnderstood: readonly string[];
}

/** Sorts the principals of a statement. A NotPrincipal is not understood as an Allow. */
export function whoOf({ principals, exceptPrincipals }: PolicyStatement, accountId: string): Who {
  const aws = principals.filter(({ kind }) => kind === "AWS").map(({ id }) => id);
  const named = aws.map((id) => ({ id, arn: readPrincipalArn(id) }));
  const strangers = named.filter(({ id, arn }) => id !== "*" && arn === null && !/^A[A-Z0-9]{15,}$/.test(id));
  const others = principals.filter(({ kind }) => kind !== "AWS" && kind !== "Service");
  return {
    everyone: aws.includes("*"),
    foreign: named.flatMap(({ id, arn }) => (arn && arn.accountId !== accountId ? [id] : [])),
    ownAccount: named.some(({ arn }) => arn?.kind === "root" && arn.accountId === accountId),
    own: named.flatMap(({ id, arn }) => (arn && arn.kind !== "root" && arn.accountId === accountId ? [id] : [])),
    services: principals.filter(({ kind }) => kind === "Service").map(({ id }) => id),
    notUnderstood: exceptPrincipals
      ? ["NotPrincipal"]
      : [...strangers.map(({ id }) => id), ...others.map(({ kind, id }) => `${kind} ${id}`)],
  };
}

/** The first few of many names. */
export function listed(names: readonly string[]): string {
  const shown = names.slice(0, 3).join(", ");
  return names.length > 3 ? `${shown} and ${names.length - 3} others` : shown;
}

/** Whether a statement allows one of these actions, or may. */
export function allowsOneOf(statement: PolicyStatement, actions: readonly string[]): boolean {
  if (statement.effect === "Deny") return false;
  const flawed = statement.flaws.some(({ member }) => member === "Action");
  return flawed || actions.some((action) => matchAction(statement, action).is !== "no");
}

/** Whether it allows everything that KMS offers on a key. */
export function allowsEverything({ actions, exceptActions }: PolicyStatement): boolean {
  return exceptActions || actions.some((action) => action === "*" || action.toLowerCase() === "kms:*");
}

/** Whether all that it allows is to look at the key. */
export function onlyLooks({ actions, exceptActions }: PolicyStatement): boolean {
  return !exceptActions && actions.every((action) => /^kms:(Describe|Get|List)[A-Za-z*?]+$/i.test(action));
}
