import type { Operator } from "./operators/operators.ts";
import { resolveVariables } from "./policy-variable.ts";
import type { RequestContext } from "./request-context.ts";
import { any, no, not, type Truth, unknown, YES } from "./truth.ts";

/** A condition's operator with what it needs to read the policy's values. */
export interface Comparer {
  readonly operator: Operator;
  /** Whether `${…}` is filled in. */
  readonly variables: boolean;
  readonly context: RequestContext;
  /** How a reason begins: `its condition StringEquals aws:SourceArn`. */
  readonly words: string;
}

/** Holds one value of the request against all values of the policy: one must match, or none under a negation. */
export function compareValue(value: string, values: readonly string[], comparer: Comparer): Truth {
  const { operator, words } = comparer;
  const because = operator.negated
    ? `${words} excludes ${listed(values)}`
    : `${words} requires ${listed(values)}, not ${value}`;
  const compared = any(
    values.map((wanted) => comparePair(value, wanted, comparer)),
    because,
  );
  return operator.negated ? not(compared, because) : compared;
}

function comparePair(value: string, wanted: string, { operator, variables, context, words }: Comparer): Truth {
  const told = (matched: boolean | null): Truth => {
    if (matched === null) return unknown(`${words} cannot compare ${value} with ${wanted}`);
    return matched ? YES : no("the value is different");
  };
  if (operator.takes === "text") return told(operator.compare(value, wanted));
  const resolved = resolveVariables(wanted, variables, context);
  if (resolved.kind === "unknown") return unknown(`${words}: ${resolved.because}`);
  if (resolved.kind === "pieces") return told(operator.compare(value, resolved.pieces));
  return operator.negated ? unknown(`${words} has a variable without a value`) : no("a variable without a value");
}

/** The first few values; a policy may hold thousands. */
export function listed(values: readonly string[]): string {
  const shown = values.slice(0, 3).join(" or ");
  return values.length > 3 ? `${shown} or one of ${values.length - 3} others` : shown;
}
