import type { PolicyCondition } from "#lib/domain/key-policy.ts";
import { type ConditionOperator, type Operator, readOperator } from "./condition-operators.ts";
import { resolveVariables } from "./pattern.ts";
import type { RequestContext } from "./request-context.ts";
import { all, any, no, not, type Truth, unknown, YES } from "./truth.ts";

/**
 * Whether one condition holds. Several policy values are joined by OR, with a negated operator by NOR; the conditions
 * of a statement are joined by AND ("Conditions with multiple context keys or values").
 */
export function matchCondition(condition: PolicyCondition, variables: boolean, context: RequestContext): Truth {
  const { operator: written, key, values } = condition;
  const operator = readOperator(written);
  const words = `the condition ${written} ${key}`;
  const given = context.valuesOf(key);
  if (operator.kind === "not-known") return unknown(`${words} has an unknown operator`);
  if (values.length === 0) return unknown(`${words} has no value`);
  if (given === undefined) {
    return unknown(`${words} requires ${listed(values)}, and the value in the request is unknown`);
  }
  if (operator.kind === "null") return matchNull(values, given, words);
  if (given === null || isMissing(given, operator)) return whereMissing(operator, values, words);
  return compareAll(operator, given, (value) =>
    compareValue(value, values, { operator: operator.operator, variables, context, words }),
  );
}

type Comparing = ConditionOperator & { kind: "compares" };

/** An empty list counts as a missing key; with a set operator, empty strings do too. */
const isMissing = (given: readonly string[], { set }: Comparing) =>
  given.length === 0 || (set !== null && given.every((value) => value === ""));

function matchNull(values: readonly string[], given: readonly string[] | null, words: string): Truth {
  const missing = given === null || given.length === 0;
  const wanted = values.map((value) => value.toLowerCase());
  if (!wanted.every((value) => value === "true" || value === "false")) return unknown(`${words} is not understood`);
  if (wanted.includes(missing ? "true" : "false")) return YES;
  return no(missing ? `${words} requires the key, which the request does not contain` : `${words} excludes the key`);
}

function whereMissing({ operator, set, ifExists }: Comparing, values: readonly string[], words: string): Truth {
  if (set === "ForAllValues") return YES;
  if (set === "ForAnyValue") {
    return ifExists ? unknown(`AWS does not document IfExists in ${words}`) : no(`${words} requires a value`);
  }
  if (ifExists || operator.negated) return YES;
  return no(`${words} requires ${listed(values)}, and the request does not contain the key`);
}

/**
 * AWS does not document several request values without a set operator, but uses `StringEquals` for
 * `kms:GrantOperations` ("Encryption in Amazon Bedrock Data Automation"): the result is known only if all values agree.
 */
function compareAll({ set }: Comparing, given: readonly string[], compare: (value: string) => Truth): Truth {
  const compared = given.map(compare);
  if (set === "ForAllValues") return all(compared);
  if (set === "ForAnyValue") return anyOf(compared);
  return new Set(compared.map(({ is }) => is)).size === 1
    ? all(compared)
    : unknown("AWS does not document multiple values without a set operator");
}

const anyOf = (truths: readonly Truth[]) => {
  const refused = truths.find((truth) => truth.is === "no");
  return any(truths, refused?.is === "no" ? refused.because : "no value matches");
};

/** A condition operator and what it needs to resolve the policy values. */
interface Comparer {
  readonly operator: Operator;
  /** Whether the policy version supports variables (`${…}`). */
  readonly variables: boolean;
  readonly context: RequestContext;
  /** The start of each reason: `the condition StringEquals aws:SourceArn`. */
  readonly words: string;
}

/** Compares one request value with all policy values: one must match, or none if the operator is negated. */
function compareValue(value: string, values: readonly string[], comparer: Comparer): Truth {
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
  const result = (matched: boolean | null): Truth => {
    if (matched === null) return unknown(`${words} cannot compare ${value} with ${wanted}`);
    return matched ? YES : no("the value is different");
  };
  if (operator.takes === "text") return result(operator.compare(value, wanted));
  const resolved = resolveVariables(wanted, variables, context);
  if (resolved.kind === "unknown") return unknown(`${words}: ${resolved.because}`);
  if (resolved.kind === "pieces") return result(operator.compare(value, resolved.pieces));
  return operator.negated ? unknown(`${words} has a variable without a value`) : no("a variable without a value");
}

/** The first three values; a policy can contain thousands. */
function listed(values: readonly string[]): string {
  const shown = values.slice(0, 3).join(" or ");
  return values.length > 3 ? `${shown} or one of ${values.length - 3} others` : shown;
}
