import type { PolicyCondition } from "#lib/domain/key-policy.ts";
import { compareValue, listed } from "./compare-value.ts";
import { type ConditionOperator, readOperator } from "./condition-operator.ts";
import type { RequestContext } from "./request-context.ts";
import { all, any, no, type Truth, unknown, YES } from "./truth.ts";

/**
 * Whether one condition holds. Many values in the policy are joined by OR, or by NOR under an operator that negates;
 * the conditions of a statement are joined by AND ("Conditions with multiple context keys or values").
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
  if (given === null || isNothing(given, operator)) return whereMissing(operator, values, words);
  return compareAll(operator, given, (value) =>
    compareValue(value, values, { operator: operator.operator, variables, context, words }),
  );
}

type Comparing = ConditionOperator & { kind: "compares" };

/** No value is like no key; to a set operator an empty text is no value either. */
const isNothing = (given: readonly string[], { set }: Comparing) =>
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
 * AWS does not document what many values mean without a set operator, but writes `StringEquals` for
 * `kms:GrantOperations` ("Encryption in Amazon Bedrock Data Automation"): where all values agree, every meaning does.
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
