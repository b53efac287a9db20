import { type Certainty, certain, notOf, someOf } from "./certainty.ts";
import type { eventField } from "./monitored-event.ts";

type FieldValue = ReturnType<typeof eventField>;

/**
 * Whether one of the matchers that a pattern lists for a field matches its value.
 *
 * @param value null for a field that the event does not have, undefined where its value is not known
 */
export function anyMatches(matchers: readonly unknown[], value: FieldValue): Certainty {
  return matchers.length === 0 ? "cannot-tell" : someOf(matchers.map((matcher) => matches(matcher, value)));
}

function matches(matcher: unknown, value: FieldValue): Certainty {
  if (value === undefined) return "cannot-tell";
  if (typeof matcher !== "object") return certain(matcher === value);
  // A JSON null matches a field whose value is null; no known field has that value.
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
      // Whether it matches a field that is absent is not documented.
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

/** Whether a value is one that `anything-but` excludes: a value of a list, or one that a comparison matches. */
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

/** Whether a text matches a pattern in which `*` stands for any text, also none. Linear in both lengths. */
export function wildcardMatches(pattern: string, text: string): boolean {
  const [first = "", ...rest] = pattern.split("*");
  const last = rest.pop();
  if (last === undefined) return text === pattern;
  if (!text.startsWith(first)) return false;
  let at = first.length;
  for (const part of rest) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}
