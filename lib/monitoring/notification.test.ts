import { describe, expect, it } from "vitest";
import type { Alarm, CompositeAlarm, MetricAlarm, Monitoring } from "#lib/domain/monitoring.ts";
import {
  ACCOUNT,
  alarm,
  LOG_GROUP,
  METRIC,
  monitoring,
  PATTERN,
  read,
  rule,
  TOPIC,
  TRAIL,
  trail,
  US,
  unreadable,
} from "./monitoring.testkit.ts";
import { notificationOf, notificationsIn } from "./notification.ts";

/** The states of both ways for a disabled key, link by link. */
function disabled(members: Partial<Monitoring>, region = US) {
  const { state, metricFilter, eventRule } = notificationOf(monitoring(members), region, "DisableKey");
  const last = metricFilter.steps.at(-1);
  return { state, logs: metricFilter.steps.map(({ kind, state }) => `${kind} ${state}`), bus: eventRule.state, last };
}
const withAlarms = (...alarms: readonly Alarm[]) => ({ alarms: [{ region: "us-east-1", alarms: read(alarms) }] });
const withAlarm = (members: Partial<MetricAlarm>) => withAlarms(alarm(members));
const above = (members: Partial<CompositeAlarm> = {}): CompositeAlarm => ({
  kind: "composite",
  ...{ arn: "arn:above", name: "above", actionsEnabled: true, actions: [TOPIC], suppressor: null },
  rule: 'ALARM("keys")',
  ...members,
});
const silent = alarm({ actions: [] });
const logAlarm = (logGroups: readonly string[]): Alarm => ({
  kind: "log",
  ...{ arn: "arn:log", name: "log", actionsEnabled: true, actions: [TOPIC], logGroups },
});
const NO_FILTERS = [{ arn: LOG_GROUP, region: "us-east-1", filters: read([]) }];

describe("somebody is told of a call to KMS", () => {
  it("by trail, filter, alarm and topic, or by trail, rule and target", () => {
    expect(notificationsIn(monitoring(), US).map(({ event, state }) => `${event} ${state}`)).toEqual([
      "DisableKey whole",
      "ScheduleKeyDeletion whole",
      "DeleteImportedKeyMaterial broken",
      "PutKeyPolicy whole",
      "RevokeGrant whole",
      "CreateGrant broken",
      "DisableKeyRotation broken",
      "CancelKeyDeletion broken",
    ]);
    expect(disabled({}).logs).toEqual(["trail whole", "filter whole", "alarm whole", "topic whole"]);
    expect(disabled({}).bus).toBe("broken");
  });

  it("one trail that surely records is enough, whatever else could not be read", () => {
    const hidden = trail({ arn: `${TRAIL}2`, selection: unreadable() });
    expect(disabled({ trails: [hidden, trail()] }).state).toBe("whole");
    expect(disabled({ trails: [trail({ isMultiRegion: true })] }, { ...US, trails: unreadable() }).state).toBe("whole");
  });
});

describe("a chain breaks", () => {
  it.each([
    [
      "at a trail of another Region",
      { trails: [trail({ homeRegion: "eu-west-1" })] },
      ["trail broken"],
      "No trail covers us-east-1.",
    ],
    ["at a trail that is off", { trails: [trail({ logging: read(false) })] }, ["trail broken"], "Logging is stopped."],
    [
      "at a trail without logs",
      { trails: [trail({ logGroupArn: null })] },
      ["trail whole", "filter broken"],
      "all does not send events to CloudWatch Logs.",
    ],
    [
      "at a group without filters",
      { logGroups: [{ arn: LOG_GROUP, region: "us-east-1", filters: read([]) }] },
      ["trail whole", "filter broken"],
      "trail has no metric filter.",
    ],
    [
      "at a metric that nobody looks at",
      withAlarms(),
      ["trail whole", "filter whole", "alarm broken"],
      "No alarm of this account monitors Trail/Keys.",
    ],
    [
      "at a metric whose only alarm is on dimensions that it has not",
      withAlarm({ metrics: [{ namespace: "Trail", name: "Keys", dimensions: ["User"], accountId: null }] }),
      ["trail whole", "filter whole", "alarm broken"],
      "No alarm of this account monitors Trail/Keys.",
    ],
    [
      "at a metric of that name in another account",
      withAlarm({ metrics: [{ namespace: "Trail", name: "Keys", dimensions: [], accountId: "210987654321" }] }),
      ["trail whole", "filter whole", "alarm broken"],
      "No alarm of this account monitors Trail/Keys.",
    ],
    [
      "at a composite alarm that waits for the alarm to be OK",
      withAlarms(silent, above({ rule: "OK(keys)" })),
      ["trail whole", "filter whole", "alarm whole", "alarm broken"],
      "The rule of the composite alarm does not go into ALARM because of the alarm it includes.",
    ],
    [
      "at an alarm that is silenced",
      withAlarm({ actionsEnabled: false }),
      ["trail whole", "filter whole", "alarm broken"],
      "The actions of the alarm are disabled, and no composite alarm with actions includes it.",
    ],
    [
      "at an alarm that does nothing",
      withAlarm({ actions: [] }),
      ["trail whole", "filter whole", "alarm broken"],
      "The alarm has no actions, and no composite alarm with actions includes it.",
    ],
    [
      "at an alarm that waits",
      withAlarm({ condition: { ...alarm().condition, threshold: 100 } }),
      ["trail whole", "filter whole", "alarm broken"],
      "The alarm does not trigger on a single event.",
    ],
    [
      "at a topic without subscribers",
      { topics: [{ arn: TOPIC, subscriptions: read(0) }] },
      ["trail whole", "filter whole", "alarm whole", "topic broken"],
      "The topic has no confirmed subscription.",
    ],
  ] as const)("%s", (_, members, links, says) => {
    const found = disabled(members as Partial<Monitoring>);
    expect(found.state).toBe("broken");
    expect(found.logs).toEqual(links);
    expect(found.last?.detail).toBe(says);
  });

  it("where there is no trail at all", () => {
    const { state, last } = disabled({ trails: [] }, { ...US, trails: read([]) });
    expect({ state, says: last?.detail }).toEqual({ state: "broken", says: "No trail covers us-east-1." });
  });

  it("at a rule that is disabled, and says which", () => {
    const asleep = rule({ state: "DISABLED", pattern: '{"source":["aws.kms"]}' });
    const { eventRule } = notificationOf(monitoring(), { ...US, rules: read([asleep]) }, "DisableKey");
    expect(eventRule.steps.at(-1)).toMatchObject({
      state: "broken",
      name: "keys",
      detail: "The rule would match DisableKey, but is disabled.",
    });
  });

  it("at a rule without a target", () => {
    const { eventRule } = notificationOf(
      monitoring(),
      { ...US, rules: read([rule({ targets: read([]) })]) },
      "PutKeyPolicy",
    );
    expect(eventRule.steps.at(-1)?.detail).toBe("The rule has no target.");
  });
});

const hiddenAlarms = { alarms: [{ region: "us-east-1", alarms: unreadable() }] };
const dimensional = [
  {
    arn: LOG_GROUP,
    region: "us-east-1",
    filters: read([{ name: "keys", pattern: PATTERN, metrics: [{ ...METRIC, dimensions: ["User"] }] }]),
  },
];

describe("an alarm without actions", () => {
  it.each([
    ["by name", 'ALARM("keys")'],
    ["by name without quotes", "ALARM(keys)"],
    ["by ARN", `ALARM("${silent.arn}")`],
    ["beside another", "ALARM(x) OR (ALARM(keys))"],
  ])("notifies by a composite alarm that includes it %s", (_, rule) => {
    const found = disabled(withAlarms(silent, above({ rule })));
    expect(found.state).toBe("whole");
    expect(found.logs).toEqual(["trail whole", "filter whole", "alarm whole", "alarm whole", "topic whole"]);
  });

  it("notifies by a composite alarm above another that has none either", () => {
    const top = above({ arn: "arn:top", name: "top", rule: "ALARM(above)" });
    expect(disabled(withAlarms(silent, above({ actions: [] }), top)).state).toBe("whole");
  });

  it("is unknown where a rule on the default event bus may match what alarms do, or rules could not be read", () => {
    for (const alarmRules of [read(["chat"]), unreadable()]) {
      const regions = [{ ...US, alarmRules }];
      expect(disabled({ ...withAlarms(silent), regions }).logs.at(-1)).toBe("alarm cannot-tell");
    }
  });

  it("notifies nobody by a composite alarm whose actions are disabled", () => {
    expect(disabled(withAlarms(silent, above({ actionsEnabled: false }))).state).toBe("broken");
  });
});

it("a log alarm on another group is no way for this one", () => {
  expect(disabled({ ...withAlarms(logAlarm(["another"])), logGroups: NO_FILTERS }).state).toBe("broken");
});

it("a rule whose target is another event bus is unknown", () => {
  const away = rule({ targets: read([`arn:aws:events:us-east-1:210987654321:event-bus/security`]) });
  expect(notificationOf(monitoring(), { ...US, rules: read([away]) }, "PutKeyPolicy").state).toBe("cannot-tell");
});

describe("a chain cannot be told", () => {
  it.each([
    ["with a hidden status", { trails: [trail({ logging: unreadable() })] }],
    ["with a trail that may not reach its log group", { trails: [trail({ logsError: "No such role" })] }],
    ["with hidden filters", { logGroups: [{ arn: LOG_GROUP, region: "us-east-1", filters: unreadable() }] }],
    ["with a group that was not looked at", { logGroups: [] }],
    ["with hidden alarms", { alarms: [{ region: "us-east-1", alarms: unreadable() }] }],
    ["with hidden alarms, without a filter", { ...hiddenAlarms, logGroups: NO_FILTERS }],
    ["with a Region whose alarms were not read", { alarms: [] }],
    ["with an alarm on metric math", withAlarm({ expressions: ["RATE(m1) * 300"] })],
    ["with an alarm on a query that names the metric", withAlarm({ metrics: [], expressions: ["SELECT SUM(Keys)"] })],
    ["with an alarm on something unknown", withAlarm({ metrics: [], expressions: [] })],
    ["with an alarm on a unit", withAlarm({ condition: { ...alarm().condition, unit: "Count" } })],
    ["with an alarm on a metric with dimensions", { ...withAlarm({}), logGroups: dimensional }],
    ["with a composite alarm that has another condition", withAlarms(silent, above({ rule: "ALARM(keys) AND OK(x)" }))],
    ["with a composite alarm that may be suppressed", withAlarms(silent, above({ suppressor: "maintenance" }))],
    [
      "with a composite alarm in words of another kind",
      withAlarms(silent, above({ rule: "AT_LEAST(1, ALARM, (keys))" })),
    ],
    ["with a log alarm on the group, without a filter", { ...withAlarms(logAlarm(["trail"])), logGroups: NO_FILTERS }],
    ["with a log alarm on unknown groups", { ...withAlarms(logAlarm([])), logGroups: NO_FILTERS }],
    [
      "with another event bus instead of a topic",
      withAlarm({ actions: [`arn:aws:events:us-east-1:${ACCOUNT}:event-bus/b`] }),
    ],
    ["with an alarm on an average", withAlarm({ condition: { ...alarm().condition, statistic: "Average" } })],
    ["with an alarm over several periods", withAlarm({ condition: { ...alarm().condition, periods: 3 } })],
    ["with hidden subscriptions", { topics: [{ arn: TOPIC, subscriptions: unreadable() }] }],
    ["with a topic that was not looked at", { topics: [] }],
    ["with a function instead of a topic", withAlarm({ actions: [`arn:aws:lambda:us-east-1:${ACCOUNT}:function:f`] })],
  ] as const)("%s", (_, members) => {
    expect(disabled(members as Partial<Monitoring>).state).toBe("cannot-tell");
  });

  it("names the permission that would let the scan look", () => {
    const found = disabled({ topics: [{ arn: TOPIC, subscriptions: unreadable("sns:GetTopicAttributes") }] });
    expect(found.last?.permission).toBe("sns:GetTopicAttributes");
  });

  it("when the Region's trails could not be listed, or its rules", () => {
    expect(disabled({ trails: [] }, { ...US, trails: unreadable() }).state).toBe("cannot-tell");
    expect(notificationOf(monitoring(), { ...US, rules: unreadable() }, "CreateGrant").state).toBe("cannot-tell");
  });
});
