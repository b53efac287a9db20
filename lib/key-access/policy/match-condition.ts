import type { PolicyCondition } from "#lib/domain/key-policy.ts";
import { clause } from "#lib/domain/policy-clauses.ts";
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
  const of = { operator: written, key };
  const wanted = { ...of, ...listed(values) };
  const given = context.valuesOf(key);
  if (operator.kind === "not-known") return unknown(clause("operator-unknown", of));
  if (values.length === 0) return unknown(clause("without-value", of));
  if (given === undefined) return unknown(clause("request-unknown", wanted));
  if (operator.kind === "null") return matchNull(values, given, of);
  if (given === null || isMissing(given, operator)) return whereMissing(operator, wanted);
  return compareAll(operator, given, (value) =>
    compareValue(value, values, { operator: operator.operator, variables, context, of: wanted }),
  );
}

type Comparing = ConditionOperator & { kind: "compares" };

/** An empty list counts as a missing key; with a set operator, empty strings do too. */
const isMissing = (given: readonly string[], { set }: Comparing) =>
  given.length === 0 || (set !== null && given.every((value) => value === ""));

function matchNull(values: readonly string[], given: readonly string[] | null, of: Written): Truth {
  const missing = given === null || given.length === 0;
  const wanted = values.map((value) => value.toLowerCase());
  if (!wanted.every((value) => value === "true" || value === "false"))
    return unknown(clause("null-not-understood", of));
  if (wanted.includes(missing ? "true" : "false")) return YES;
  return no(clause(missing ? "key-required" : "key-excluded", of));
}

function whereMissing({ operator, set, ifExists }: Comparing, wanted: Written & Listed): Truth {
  if (set === "ForAllValues") return YES;
  if (set === "ForAnyValue") {
    const { operator: written, key } = wanted;
    const of = { operator: written, key };
    return ifExists ? unknown(clause("if-exists-not-documented", of)) : no(clause("value-required", of));
  }
  if (ifExists || operator.negated) return YES;
  return no(clause("key-missing", wanted));
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
    : unknown(clause("values-without-set-operator"));
}

const anyOf = (truths: readonly Truth[]) => {
  const refused = truths.find((truth) => truth.is === "no");
  return any(truths, refused?.is === "no" ? refused.because : clause("different"));
};

/** A condition operator and what it needs to resolve the policy values. */
interface Comparer {
  readonly operator: Operator;
  /** Whether the policy version supports variables (`${…}`). */
  readonly variables: boolean;
  readonly context: RequestContext;
  /** The condition, for each reason. */
  readonly of: Written & Listed;
}

/** Compares one request value with all policy values: one must match, or none if the operator is negated. */
function compareValue(value: string, values: readonly string[], comparer: Comparer): Truth {
  const { operator, of } = comparer;
  const because = operator.negated ? clause("values-excluded", of) : clause("value-differs", { ...of, given: value });
  const compared = any(
    values.map((wanted) => comparePair(value, wanted, comparer)),
    because,
  );
  return operator.negated ? not(compared, because) : compared;
}

function comparePair(value: string, wanted: string, { operator, variables, context, of }: Comparer): Truth {
  const written: Written = { operator: of.operator, key: of.key };
  const result = (matched: boolean | null): Truth => {
    if (matched === null) return unknown(clause("not-comparable", { ...written, given: value, wanted }));
    return matched ? YES : no(clause("different"));
  };
  if (operator.takes === "text") return result(operator.compare(value, wanted));
  const resolved = resolveVariables(wanted, variables, context);
  if (resolved.kind === "unknown")
    return unknown(clause("variable-in-condition", { ...written, variable: resolved.because }));
  if (resolved.kind === "pieces") return result(operator.compare(value, resolved.pieces));
  return operator.negated ? unknown(clause("variable-without-value", written)) : no(clause("different"));
}

/** A condition as written in the policy. */
interface Written {
  readonly operator: string;
  readonly key: string;
}

interface Listed {
  readonly values: readonly string[];
  readonly others: number;
}

/** The first three values; a policy can contain thousands. */
const listed = (values: readonly string[]): Listed => ({
  values: values.slice(0, 3),
  others: Math.max(0, values.length - 3),
});
