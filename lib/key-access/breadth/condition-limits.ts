import type { PolicyCondition, PolicyStatement } from "#lib/domain/key-policy.ts";
import type { ValueMeaning } from "../policy/condition-operators.ts";
import { readOperator } from "../policy/condition-operators.ts";

/** Whether the conditions of a statement restrict it; unknown if they contain something that is not understood. */
export type Bound = "bound" | "unbound" | "unknown";

/** Whether a value restricts: `*` does not, if the operator accepts wildcards. */
type Narrows = (value: string, meaning: ValueMeaning) => boolean;

const notAnything: Narrows = (value, meaning) => meaning === "literal" || /[^*?]/.test(value);

/**
 * Whether a condition on one of these keys (lower case; `:` at the end: a prefix) must be met for the statement to apply.
 * A condition that a request without the key satisfies (IfExists, negations) restricts nothing, and neither does a list
 * of values with one that does not restrict.
 */
export function boundBy(
  { conditions, flaws }: PolicyStatement,
  keys: readonly string[],
  narrows: Narrows = notAnything,
): Bound {
  const about = conditions.filter(({ key }) => keys.some((wanted) => isKey(key.toLowerCase(), wanted)));
  const found = about.map((condition) => binds(condition, narrows));
  if (found.includes("bound")) return "bound";
  const unclear = conditions.some(({ operator }) => readOperator(operator).kind === "not-known");
  const isUnknown = unclear || found.includes("unknown") || flaws.some(({ member }) => member === "Condition");
  return isUnknown ? "unknown" : "unbound";
}

const isKey = (key: string, wanted: string) => (wanted.endsWith(":") ? key.startsWith(wanted) : key === wanted);

function binds({ operator: written, key, values }: PolicyCondition, narrows: Narrows): Bound {
  const operator = readOperator(written);
  if (operator.kind === "not-known" || values.length === 0) return "unbound";
  // `Null: false` requires the key with any value.
  if (operator.kind === "null") return "unbound";
  const { negated, values: meaning } = operator.operator;
  if (negated || operator.ifExists) return "unbound";
  if (operator.set === "ForAllValues" && !ALWAYS_PRESENT.includes(key.toLowerCase())) return "unbound";
  if (written.startsWith("Bool")) return values.every((value) => value.toLowerCase() === "true") ? "bound" : "unbound";
  // AWS documents no numeric, date or range condition on these keys.
  if (meaning === "other") return "unknown";
  return values.every((value) => !isOwnVariable(key, value) && narrows(value, meaning)) ? "bound" : "unbound";
}

/** A key of the caller compared with a variable of the caller (`${aws:PrincipalAccount}`) matches every caller. */
const isOwnVariable = (key: string, value: string) =>
  /^(?:kms:calleraccount|aws:principal)/i.test(key) && /\$\{(?:kms:calleraccount|aws:(?:principal|user))/i.test(value);

/** Keys that every relevant request contains, so that ForAllValues cannot match for lack of the key. */
const ALWAYS_PRESENT = ["kms:grantoperations"];
