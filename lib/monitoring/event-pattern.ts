import { parseArn } from "#lib/domain/arn.ts";
import type { EventRule } from "#lib/domain/monitoring.ts";
import { type Certainty, everyOf, someOf } from "./certainty.ts";
import { anyMatches } from "./event-matcher.ts";
import { eventField, type MonitoredEvent } from "./monitored-event.ts";

type Field = ReturnType<typeof eventField>;
type FieldOf = (name: string) => Field;

const DEEPEST = 16;

/** Whether a rule is enabled and its pattern matches that event of a successful call in that Region. */
export function ruleMatches(rule: EventRule, region: string, event: MonitoredEvent): Certainty {
  return everyOf([isEnabled(rule), patternMatches(rule.pattern, region, event, parseArn(rule.arn)?.accountId)]);
}

/**
 * Plain `ENABLED` leaves out only read-only management events (Amazon EventBridge User Guide, "Receiving read-only
 * management events from AWS services"); all monitored events are write events.
 */
export function isEnabled({ state }: Pick<EventRule, "state">): Certainty {
  if (state === "ENABLED" || state === "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS") return "yes";
  return state === "DISABLED" ? "no" : "cannot-tell";
}

/** Whether an event pattern (JSON text) matches that event. `cannot-tell` for what is not understood. */
export function patternMatches(pattern: string, region: string, event: MonitoredEvent, account?: string): Certainty {
  const parsed = parse(pattern);
  if (parsed === undefined) return "cannot-tell";
  const envelope = new Map<string, Field>([
    ["version", "0"],
    ["source", "aws.kms"],
    ["detail-type", "AWS API Call via CloudTrail"],
    ["region", region],
    ["account", account],
  ]);
  return objectMatches(
    parsed,
    (name) => envelope.get(name),
    (name) => (name === "detail" ? (field) => eventField(event, region, field) : null),
    0,
  );
}

/**
 * Whether an event pattern names a source or a detail type and may match the state changes of alarms in that Region.
 * A pattern that names neither may match the KMS events themselves, and is evaluated for those.
 */
export function mayMatchAlarms(pattern: string, region: string): boolean {
  const parsed = parse(pattern);
  if (typeof parsed !== "object" || parsed === null || !("source" in parsed || "detail-type" in parsed)) return false;
  const envelope = new Map<string, Field>([
    ["version", "0"],
    ["source", "aws.cloudwatch"],
    ["detail-type", "CloudWatch Alarm State Change"],
    ["region", region],
  ]);
  const anyDetail = () => undefined;
  return (
    objectMatches(
      parsed,
      (name) => envelope.get(name),
      (name) => (name === "detail" ? anyDetail : null),
      0,
    ) !== "no"
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** All fields of a pattern must match. */
function objectMatches(
  pattern: unknown,
  fieldOf: FieldOf,
  inside: (name: string) => FieldOf | null,
  depth: number,
): Certainty {
  if (typeof pattern !== "object" || pattern === null || Array.isArray(pattern) || depth > DEEPEST)
    return "cannot-tell";
  const fields = Object.entries(pattern);
  if (fields.length === 0) return "cannot-tell";
  return everyOf(
    fields.map(([name, wanted]) => {
      if (name === "$or") return anyOfMatches(wanted, fieldOf, inside, depth);
      if (Array.isArray(wanted)) return anyMatches(wanted, fieldOf(name));
      const within = inside(name);
      return within ? objectMatches(wanted, within, () => null, depth + 1) : "cannot-tell";
    }),
  );
}

function anyOfMatches(
  patterns: unknown,
  fieldOf: FieldOf,
  inside: (name: string) => FieldOf | null,
  depth: number,
): Certainty {
  if (!Array.isArray(patterns) || patterns.length === 0) return "cannot-tell";
  return someOf(patterns.map((pattern) => objectMatches(pattern, fieldOf, inside, depth + 1)));
}
