import type { PolicyCondition, PolicyStatement } from "#lib/domain/key-policy.ts";
import type { ValueMeaning } from "../policy/condition-operators.ts";
import { readOperator } from "../policy/condition-operators.ts";

/** Whether conditions bind a statement to something: they do, they do not, or they hold what is not known. */
export type Bound = "bound" | "unbound" | "unknown";

/** Says whether a value narrows: `*` and the like do not, where the operator takes them for wildcards. */
type Narrows = (value: string, meaning: ValueMeaning) => boolean;

const notAnything: Narrows = (value, meaning) => meaning === "literal" || /[^*?]/.test(value);

/**
 * Whether a condition on one of these keys must hold for the statement to apply. Keys in lower case; one that ends with
 * `:` stands for all that begin with it. A condition that a request without the key satisfies (IfExists, negations)
 * binds nothing; many values bind only if each does.
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
  // `Null: false` demands the key, whatever its value: it narrows nothing.
  if (operator.kind === "null") return "unbound";
  const { negated, values: meaning } = operator.operator;
  if (negated || operator.ifExists) return "unbound";
  if (operator.set === "ForAllValues" && !ALWAYS_THERE.includes(key.toLowerCase())) return "unbound";
  if (written.startsWith("Bool")) return values.every((value) => value.toLowerCase() === "true") ? "bound" : "unbound";
  // An order or a range of accounts is nothing that AWS documents.
  if (meaning === "other") return "unknown";
  return values.every((value) => !saysItself(key, value) && narrows(value, meaning)) ? "bound" : "unbound";
}

/** A variable of who asks (`${aws:PrincipalAccount}`) compared with who asks holds for everyone. */
const saysItself = (key: string, value: string) =>
  /^(?:kms:calleraccount|aws:principal)/i.test(key) && /\$\{(?:kms:calleraccount|aws:(?:principal|user))/i.test(value);

/** Keys that every request carries to which they apply, so that ForAllValues is no way around them. */
const ALWAYS_THERE = ["kms:grantoperations"];
