import type { PolicyStatement } from "#lib/domain/key-policy.ts";
import { matches, piecesOf } from "../policy/pattern.ts";
import { NAME_THE_CALLER } from "./open-to-others.ts";

/** Whether a Deny that speaks of who asks covers all that a statement allows, so that fewer come in than it says. */
export function isNarrowed(statement: PolicyStatement, statements: readonly PolicyStatement[]): boolean {
  return statements.some((other) => other.effect === "Deny" && speaksOfCallers(other) && covers(other, statement));
}

function speaksOfCallers({ principals, exceptPrincipals, conditions }: PolicyStatement): boolean {
  if (exceptPrincipals) return true;
  const everyone = principals.some(({ kind, id }) => kind === "AWS" && id === "*");
  return everyone && conditions.some(({ key }) => NAME_THE_CALLER.includes(key.toLowerCase()));
}

/** A NotAction is taken to cover: it may. */
function covers(deny: PolicyStatement, { actions, exceptActions }: PolicyStatement): boolean {
  if (deny.exceptActions || exceptActions) return deny.exceptActions || deny.actions.includes("*");
  const denied = deny.actions.map((action) => piecesOf(action.toLowerCase()));
  return actions.every((action) => denied.some((pattern) => matches(pattern, action.toLowerCase())));
}
