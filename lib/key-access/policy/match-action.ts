import type { PolicyStatement } from "#lib/domain/key-policy.ts";
import { matches, piecesOf } from "./pattern.ts";
import { all, any, no, not, type Truth, unknown, YES } from "./truth.ts";

/** Whether a statement speaks of an action. Names of actions are not case-sensitive ("IAM JSON policy elements: Action"). */
export function matchAction({ actions, exceptActions }: PolicyStatement, action: string): Truth {
  const named = any(
    actions.map((pattern) => matchPattern(pattern, action)),
    `the statement does not include ${action}`,
  );
  return exceptActions ? not(named, `the statement excludes ${action}`) : named;
}

function matchPattern(pattern: string, action: string): Truth {
  if (pattern === "*") return YES;
  if (!matches(piecesOf(pattern.toLowerCase()), action.toLowerCase())) return no("the action is different");
  const [service = ""] = pattern.split(":");
  return all([/[*?]/.test(service) ? unknown(`AWS documents no wildcard in the service of ${pattern}`) : YES]);
}
