import type { PolicyStatement } from "#lib/domain/key-policy.ts";
import { matchArn } from "./operators/arn.ts";
import { resolveVariables } from "./policy-variable.ts";
import type { RequestContext } from "./request-context.ts";
import { any, no, not, type Truth, unknown, YES } from "./truth.ts";

/**
 * Whether a statement speaks of a resource. In a key policy `*` means the key that the policy belongs to ("Key policies
 * in AWS KMS"); elsewhere it means everything, which comes to the same.
 */
export function matchResource(statement: PolicyStatement, resource: string, context: RequestContext): Truth {
  const named = any(
    statement.resources.map((pattern) => matchPattern(pattern, resource, statement.variables, context)),
    `the Resource does not match ${resource}`,
  );
  return statement.exceptResources ? not(named, `the NotResource excludes ${resource}`) : named;
}

function matchPattern(pattern: string, resource: string, variables: boolean, context: RequestContext): Truth {
  if (pattern === "*") return YES;
  const resolved = resolveVariables(pattern, variables, context);
  if (resolved.kind === "unknown") return unknown(`the Resource ${pattern}: ${resolved.because}`);
  if (resolved.kind === "missing") return no("a variable of the Resource has no value");
  const matched = matchArn(resource, resolved.pieces);
  if (matched === null) return unknown(`the Resource ${pattern} is not an ARN`);
  return matched ? YES : no("the resource is different");
}
