import type { PolicyStatement } from "#lib/domain/key-policy.ts";
import { matchAction } from "../policy/match-statement.ts";
import { readPrincipalArn } from "../policy/principals.ts";

/** The principals of a statement, grouped by their relation to the account of the key. */
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
  /** All others. Unique ids of deleted principals match no caller and are left out. */
  readonly notUnderstood: readonly string[];
}

/** Groups the principals of a statement. NotPrincipal is not supported with Allow, so it is not understood. */
export function whoOf({ principals, exceptPrincipals }: PolicyStatement, accountId: string): Who {
  const aws = principals.filter(({ kind }) => kind === "AWS").map(({ id }) => id);
  const named = aws.map((id) => ({ id, arn: readPrincipalArn(id) }));
  const unknownIds = named.filter(({ id, arn }) => id !== "*" && arn === null && !/^A[A-Z0-9]{15,}$/.test(id));
  const others = principals.filter(({ kind }) => kind !== "AWS" && kind !== "Service");
  return {
    everyone: aws.includes("*"),
    foreign: named.flatMap(({ id, arn }) => (arn && arn.accountId !== accountId ? [id] : [])),
    ownAccount: named.some(({ arn }) => arn?.kind === "root" && arn.accountId === accountId),
    own: named.flatMap(({ id, arn }) => (arn && arn.kind !== "root" && arn.accountId === accountId ? [id] : [])),
    services: principals.filter(({ kind }) => kind === "Service").map(({ id }) => id),
    notUnderstood: exceptPrincipals
      ? ["NotPrincipal"]
      : [...unknownIds.map(({ id }) => id), ...others.map(({ kind, id }) => `${kind} ${id}`)],
  };
}

/** Whether a statement allows one of these actions, or may allow it. */
export function allowsOneOf(statement: PolicyStatement, actions: readonly string[]): boolean {
  if (statement.effect === "Deny") return false;
  const flawed = statement.flaws.some(({ member }) => member === "Action");
  return flawed || actions.some((action) => matchAction(statement, action).is !== "no");
}

/** Whether a statement allows every KMS action. */
export function allowsEverything({ actions, exceptActions }: PolicyStatement): boolean {
  return exceptActions || actions.some((action) => action === "*" || action.toLowerCase() === "kms:*");
}

/** Whether a statement allows only reading the metadata of the key. */
export function readsMetadataOnly({ actions, exceptActions }: PolicyStatement): boolean {
  return !exceptActions && actions.every((action) => /^kms:(Describe|Get|List)[A-Za-z*?]+$/i.test(action));
}
