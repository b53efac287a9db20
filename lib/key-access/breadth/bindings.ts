import type { PolicyCondition, PolicyStatement } from "#lib/domain/key-policy.ts";
import { readOperator } from "../policy/condition-operator.ts";

/** Whether conditions bind a statement to something: they do, they do not, or they hold what is not known. */
export type Bound = "bound" | "unbound" | "unknown";

/** Says whether a value narrows: `*` and the like do not. */
type Narrows = (value: string) => boolean;

const notAnything: Narrows = (value) => /[^*?]/.test(value);

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
  if (about.some((condition) => binds(condition, narrows))) return "bound";
  const unclear = conditions.some(({ operator }) => readOperator(operator).kind === "not-known");
  return unclear || flaws.some(({ member }) => member === "Condition") ? "unknown" : "unbound";
}

const isKey = (key: string, wanted: string) => (wanted.endsWith(":") ? key.startsWith(wanted) : key === wanted);

function binds({ operator: written, key, values }: PolicyCondition, narrows: Narrows): boolean {
  const operator = readOperator(written);
  if (operator.kind === "not-known" || values.length === 0) return false;
  // `Null: false` demands the key, whatever its value: it narrows nothing.
  if (operator.kind === "null") return false;
  if (operator.operator.negated || operator.ifExists) return false;
  if (operator.set === "ForAllValues" && !ALWAYS_THERE.includes(key.toLowerCase())) return false;
  if (written.startsWith("Bool")) return values.every((value) => value.toLowerCase() === "true");
  return values.every(narrows);
}

/** Keys that every request carries to which they apply, so that ForAllValues is no way around them. */
const ALWAYS_THERE = ["kms:grantoperations"];
