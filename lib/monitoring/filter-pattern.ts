import { type Certainty, certain, everyOf, notOf, someOf } from "./certainty.ts";
import { wildcardMatches } from "./event-matcher.ts";
import { type FilterExpression, type FilterValue, readFilterPattern } from "./filter-syntax.ts";
import { eventField, type MonitoredEvent } from "./monitored-event.ts";

/**
 * Whether a metric filter counts that event of a successful call (Amazon CloudWatch Logs User Guide, "Filter pattern
 * syntax for metric filters": JSON log events). `cannot-tell` for a pattern that is not understood.
 */
export function filterMatches(pattern: string, region: string, event: MonitoredEvent): Certainty {
  // An empty pattern matches every log event.
  if (pattern.trim() === "") return "yes";
  const expression = readFilterPattern(pattern);
  return expression ? holds(expression, region, event) : "cannot-tell";
}

type FieldValue = ReturnType<typeof eventField>;

function holds(expression: FilterExpression, region: string, event: MonitoredEvent): Certainty {
  switch (expression.kind) {
    case "and":
      return everyOf(expression.parts.map((part) => holds(part, region, event)));
    case "or":
      return someOf(expression.parts.map((part) => holds(part, region, event)));
    case "compare":
      return compares(fieldOf(expression.selector, region, event), expression.operator, expression.value);
    case "state":
      return isIn(fieldOf(expression.selector, region, event), expression.state);
  }
}

function fieldOf(selector: string, region: string, event: MonitoredEvent): FieldValue {
  return selector.startsWith("$.") ? eventField(event, region, selector.slice(2)) : undefined;
}

function compares(field: FieldValue, operator: string, value: FilterValue): Certainty {
  if (field === undefined) return "cannot-tell";
  // Nothing equals an absent field; whether `!=` matches one is not documented.
  if (field === null) return operator === "=" ? "no" : "cannot-tell";
  if (typeof field !== "string" || value.kind === "regex") return "cannot-tell";
  const same = certain(wildcardMatches(value.text, field));
  if (operator === "=") return same;
  return operator === "!=" ? notOf(same) : "cannot-tell";
}

function isIn(field: FieldValue, state: string): Certainty {
  if (field === undefined) return "cannot-tell";
  switch (state) {
    case "EXISTS":
      return certain(field !== null);
    case "NOT EXISTS":
      return certain(field === null);
    case "IS TRUE":
      return certain(field === true);
    case "IS FALSE":
      return certain(field === false);
    default:
      return "cannot-tell";
  }
}
