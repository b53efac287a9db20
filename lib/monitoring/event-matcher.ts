import { type Certainty, certain, notOf, someOf } from "./certainty.ts";
import type { eventField } from "./monitored-event.ts";
import { wildcardMatches } from "./wildcard.ts";

type FieldValue = ReturnType<typeof eventField>;

/** Whether a value is one of those that a rule lists for its field; null is a field that is not there. */
export function anyMatches(matchers: readonly unknown[], value: FieldValue): Certainty {
  return matchers.length === 0 ? "cannot-tell" : someOf(matchers.map((matcher) => matches(matcher, value)));
}

function matches(matcher: unknown, value: FieldValue): Certainty {
  if (value === undefined) return "cannot-tell";
  if (typeof matcher !== "object") return certain(matcher === value);
  // JSON null stands for a field that is there and null, which none of those we know is.
  if (matcher === null) return "no";
  const [condition, ...more] = Object.entries(matcher);
  return condition && more.length === 0 ? holds(condition[0], condition[1], value) : "cannot-tell";
}

/** Content filters (Amazon EventBridge User Guide, "Comparison operators for use in event patterns"). */
function holds(operator: string, operand: unknown, value: string | boolean | null): Certainty {
  switch (operator) {
    case "exists":
      return typeof operand === "boolean" ? certain(operand === (value !== null)) : "cannot-tell";
    case "anything-but":
      // Whether it holds for a field that is not there is not documented.
      return value === null ? "cannot-tell" : notOf(isAnyOf(operand, value));
    case "prefix":
    case "suffix":
    case "wildcard":
    case "equals-ignore-case":
      return typeof value === "string" ? compares(operator, operand, value) : "no";
    default:
      return "cannot-tell";
  }
}

/** What `anything-but` rules out: values, or one comparison with one or several of them. */
function isAnyOf(operand: unknown, value: string | boolean): Certainty {
  if (Array.isArray(operand)) return anyMatches(operand, value);
  if (typeof operand !== "object" || operand === null) return certain(operand === value);
  const [condition, ...more] = Object.entries(operand);
  if (!condition || more.length > 0) return "cannot-tell";
  const operands: unknown[] = [condition[1]].flat();
  if (operands.length === 0) return "cannot-tell";
  return someOf(operands.map((each) => holds(condition[0], each, value)));
}

function compares(operator: string, operand: unknown, value: string): Certainty {
  if (typeof operand === "object" && operand !== null) return comparesWithoutCase(operator, operand, value);
  if (typeof operand !== "string") return "cannot-tell";
  switch (operator) {
    case "prefix":
      return certain(value.startsWith(operand));
    case "suffix":
      return certain(value.endsWith(operand));
    case "equals-ignore-case":
      return certain(value.toLowerCase() === operand.toLowerCase());
    case "wildcard":
      return operand.includes("\\") ? "cannot-tell" : certain(wildcardMatches(operand, value));
    default:
      return "cannot-tell";
  }
}

/** `{"prefix": {"equals-ignore-case": "kms"}}`. */
function comparesWithoutCase(operator: string, operand: object, value: string): Certainty {
  const [condition, ...more] = Object.entries(operand);
  if (condition?.[0] !== "equals-ignore-case" || more.length > 0 || typeof condition[1] !== "string")
    return "cannot-tell";
  if (operator !== "prefix" && operator !== "suffix") return "cannot-tell";
  return compares(operator, condition[1].toLowerCase(), value.toLowerCase());
}
