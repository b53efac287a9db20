import type { PolicyStatement } from "#lib/domain/key-policy.ts";
import { matchAction } from "../policy/match-action.ts";

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
