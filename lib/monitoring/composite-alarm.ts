import type { Alarm, CompositeAlarm } from "#lib/domain/monitoring.ts";
import { type AlarmRule, type AlarmState, readAlarmRule } from "./alarm-rule.ts";
import { type Certainty, certain, everyOf, notOf, someOf } from "./certainty.ts";

interface ReadComposite {
  readonly alarm: CompositeAlarm;
  /** Null where the rule is not understood. */
  readonly rule: AlarmRule | null;
  /** Names and ARNs of the alarms in its rule. */
  readonly includes: ReadonlySet<string>;
}

/** The composite alarms whose state may depend on one of those alarms, directly or over other composite alarms. */
export function compositesOver(below: readonly Alarm[], alarms: readonly Alarm[]): readonly CompositeAlarm[] {
  return readOver(below, alarms).map(({ alarm }) => alarm);
}

/**
 * For each composite alarm that depends on an alarm: whether it goes into ALARM because that alarm does. The states of
 * alarms that do not depend on it are unknown.
 */
export function compositesTriggeredBy(
  child: Alarm,
  triggers: Certainty,
  alarms: readonly Alarm[],
): ReadonlyMap<CompositeAlarm, Certainty> {
  const over = readOver([child], alarms);
  const byName = new Map(over.flatMap(({ alarm }) => [[alarm.name, alarm] as const, [alarm.arn, alarm] as const]));
  const found = new Map<CompositeAlarm, Certainty>(over.map(({ alarm }) => [alarm, "cannot-tell"]));
  const inAlarm = (name: string): Certainty => {
    if (isNamed(child, name)) return triggers;
    const nested = byName.get(name);
    return (nested && found.get(nested)) ?? "cannot-tell";
  };
  // Each round can only make unknown ones known. Alarms that include each other stay unknown.
  for (let round = 0, changed = true; changed && round < MOST_ROUNDS; round += 1) {
    changed = false;
    for (const composite of over) {
      if (found.get(composite.alarm) !== "cannot-tell") continue;
      const follows = goesIntoAlarm(composite, child, inAlarm);
      changed ||= follows !== "cannot-tell";
      found.set(composite.alarm, follows);
    }
  }
  return found;
}

/** Alarms that are nested deeper stay unknown. */
const MOST_ROUNDS = 32;

function goesIntoAlarm({ alarm, rule }: ReadComposite, child: Alarm, inAlarm: (name: string) => Certainty): Certainty {
  if (!rule) return "cannot-tell";
  const after = holds(rule, (name, state) => stateAfter(state, inAlarm(name)));
  // A rule that is fulfilled before the child goes into ALARM does not change state when it does.
  const before = (["OK", "INSUFFICIENT_DATA"] as const).map((was) =>
    holds(rule, (name, state) => (isNamed(child, name) ? certain(state === was) : "cannot-tell")),
  );
  if (after === "no" || before.every((held) => held === "yes")) return "no";
  return before.includes("yes") || alarm.suppressor !== null ? "cannot-tell" : after;
}

function holds(rule: AlarmRule, stateOf: (alarm: string, state: AlarmState) => Certainty): Certainty {
  switch (rule.kind) {
    case "state":
      return stateOf(rule.alarm, rule.state);
    case "constant":
      return certain(rule.value);
    case "not":
      return notOf(holds(rule.of, stateOf));
    case "and":
      return everyOf(rule.parts.map((part) => holds(part, stateOf)));
    case "or":
      return someOf(rule.parts.map((part) => holds(part, stateOf)));
  }
}

/** An alarm in ALARM is in no other state. The state of one that is not in ALARM is unknown. */
function stateAfter(state: AlarmState, inAlarm: Certainty): Certainty {
  if (state === "ALARM") return inAlarm;
  return inAlarm === "yes" ? "no" : "cannot-tell";
}

const isNamed = ({ name, arn }: Alarm, written: string) => written === name || written === arn;

function readOver(children: readonly Alarm[], alarms: readonly Alarm[]): readonly ReadComposite[] {
  const left = new Set(alarms.flatMap((alarm) => (alarm.kind === "composite" ? [readComposite(alarm)] : [])));
  const found: ReadComposite[] = [];
  const below = [...children];
  for (let next = below.pop(); next; next = below.pop()) {
    for (const composite of left) {
      if (composite.alarm === next || !mayInclude(composite, next)) continue;
      left.delete(composite);
      found.push(composite);
      below.push(composite.alarm);
    }
  }
  return found;
}

function readComposite(alarm: CompositeAlarm): ReadComposite {
  const rule = readAlarmRule(alarm.rule);
  return { alarm, rule, includes: new Set(rule ? alarmsIn(rule) : []) };
}

/** A rule that is not understood may include any alarm whose name occurs in its text, in quotes or not. */
const mayInclude = ({ alarm, rule, includes }: ReadComposite, { name, arn }: Alarm): boolean =>
  rule
    ? includes.has(name) || includes.has(arn)
    : [name, name.replace(/["\\]/g, "\\$&")].some((written) => alarm.rule.includes(written));

function alarmsIn(rule: AlarmRule): readonly string[] {
  switch (rule.kind) {
    case "state":
      return [rule.alarm];
    case "constant":
      return [];
    case "not":
      return alarmsIn(rule.of);
    case "and":
    case "or":
      return rule.parts.flatMap(alarmsIn);
  }
}
