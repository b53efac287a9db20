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

/** The paths for DisableKey: the steps of the metric filter path, and the state of the EventBridge path. */
function disabled(members: Partial<Monitoring>, region = US) {
  const { state, metricFilter, eventRule } = notificationOf(monitoring(members), region, "DisableKey");
  const last = metricFilter.steps.at(-1);
  return { state, steps: metricFilter.steps.map(({ kind, state }) => `${kind} ${state}`), rule: eventRule.state, last };
}
const withAlarms = (...alarms: readonly Alarm[]) => ({ alarms: [{ region: "us-east-1", alarms: read(alarms) }] });
const withAlarm = (members: Partial<MetricAlarm>) => withAlarms(alarm(members));
const above = (members: Partial<CompositeAlarm> = {}): CompositeAlarm => ({
  kind: "composite",
  ...{ arn: "arn:above", name: "above", actionsEnabled: true, actions: [TOPIC], suppressor: null },
  rule: 'ALARM("keys")',
  ...members,
});
const withoutActions = alarm({ actions: [] });
const logAlarm = (logGroups: readonly string[]): Alarm => ({
  kind: "log",
  ...{ arn: "arn:log", name: "log", actionsEnabled: true, actions: [TOPIC], logGroups },
});
const NO_FILTERS = [{ arn: LOG_GROUP, region: "us-east-1", filters: read([]) }];

describe("a subscription is notified of a KMS event", () => {
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
    expect(disabled({}).steps).toEqual(["trail whole", "filter whole", "alarm whole", "topic whole"]);
    expect(disabled({}).rule).toBe("broken");
  });

  it("if one trail certainly logs it, whatever else could not be read", () => {
    const hidden = trail({ arn: `${TRAIL}2`, selection: unreadable() });
    expect(disabled({ trails: [hidden, trail()] }).state).toBe("whole");
    expect(disabled({ trails: [trail({ isMultiRegion: true })] }, { ...US, trails: unreadable() }).state).toBe("whole");
  });
});

describe("a path is broken", () => {
  it.each([
    [
      "at a trail of another Region",
      { trails: [trail({ homeRegion: "eu-west-1" })] },
      ["trail broken"],
      "No trail covers us-east-1.",
    ],
    [
      "at a trail whose logging is stopped",
      { trails: [trail({ logging: read(false) })] },
      ["trail broken"],
      "Logging is stopped.",
    ],
    [
      "at a trail without a log group",
      { trails: [trail({ logGroupArn: null })] },
      ["trail whole", "filter broken"],
      "all does not send events to CloudWatch Logs.",
    ],
    [
      "at a log group without metric filters",
      { logGroups: [{ arn: LOG_GROUP, region: "us-east-1", filters: read([]) }] },
      ["trail whole", "filter broken"],
      "trail has no metric filter.",
    ],
    [
      "at a metric without an alarm",
      withAlarms(),
      ["trail whole", "filter whole", "alarm broken"],
      "No alarm of this account monitors Trail/Keys.",
    ],
    [
      "at a metric whose only alarm has dimensions that the metric does not have",
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
      "at a composite alarm that requires the alarm to be OK",
      withAlarms(withoutActions, above({ rule: "OK(keys)" })),
      ["trail whole", "filter whole", "alarm whole", "alarm broken"],
      "The rule of the composite alarm does not go into ALARM because of the alarm it includes.",
    ],
    [
      "at an alarm whose actions are disabled",
      withAlarm({ actionsEnabled: false }),
      ["trail whole", "filter whole", "alarm broken"],
      "The actions of the alarm are disabled, and no composite alarm with actions includes it.",
    ],
    [
      "at an alarm without actions",
      withAlarm({ actions: [] }),
      ["trail whole", "filter whole", "alarm broken"],
      "The alarm has no actions, and no composite alarm with actions includes it.",
    ],
    [
      "at an alarm with a threshold above one event",
      withAlarm({ condition: { ...alarm().condition, threshold: 100 } }),
      ["trail whole", "filter whole", "alarm broken"],
      "The alarm does not trigger on a single event.",
    ],
    [
      "at an action that only changes an instance",
      withAlarm({ actions: ["arn:aws:automate:us-east-1:ec2:stop"] }),
      ["trail whole", "filter whole", "alarm whole", "topic broken"],
      "The action changes an instance or its group, and sends no alert.",
    ],
    [
      "at a topic without a confirmed subscription",
      { topics: [{ arn: TOPIC, subscriptions: read(0) }] },
      ["trail whole", "filter whole", "alarm whole", "topic broken"],
      "The topic has no confirmed subscription.",
    ],
  ] as const)("%s", (_, members, steps, detail) => {
    const found = disabled(members as Partial<Monitoring>);
    expect(found.state).toBe("broken");
    expect(found.steps).toEqual(steps);
    expect(found.last?.detail.sentence).toBe(detail);
  });

  it("where there is no trail at all", () => {
    const { state, last } = disabled({ trails: [] }, { ...US, trails: read([]) });
    expect({ state, detail: last?.detail.sentence }).toEqual({ state: "broken", detail: "No trail covers us-east-1." });
  });

  it("at a rule that is disabled, with its name", () => {
    const off = rule({ state: "DISABLED", pattern: '{"source":["aws.kms"]}' });
    const { eventRule } = notificationOf(monitoring(), { ...US, rules: read([off]) }, "DisableKey");
    expect(eventRule.steps.at(-1)).toMatchObject({
      state: "broken",
      name: "keys",
      detail: { code: "rule-disabled", sentence: "The rule would match DisableKey, but is disabled." },
    });
  });

  it("at a rule without a target", () => {
    const { eventRule } = notificationOf(
      monitoring(),
      { ...US, rules: read([rule({ targets: read([]) })]) },
      "PutKeyPolicy",
    );
    expect(eventRule.steps.at(-1)?.detail.sentence).toBe("The rule has no target.");
  });
});

const unreadAlarms = { alarms: [{ region: "us-east-1", alarms: unreadable() }] };
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
    ["by ARN", `ALARM("${withoutActions.arn}")`],
    ["beside another", "ALARM(x) OR (ALARM(keys))"],
  ])("notifies by a composite alarm that includes it %s", (_, rule) => {
    const found = disabled(withAlarms(withoutActions, above({ rule })));
    expect(found.state).toBe("whole");
    expect(found.steps).toEqual(["trail whole", "filter whole", "alarm whole", "alarm whole", "topic whole"]);
  });

  it("notifies by a composite alarm above another that has none either", () => {
    const top = above({ arn: "arn:top", name: "top", rule: "ALARM(above)" });
    expect(disabled(withAlarms(withoutActions, above({ actions: [] }), top)).state).toBe("whole");
  });

  it("is unknown where a rule on the default event bus may match its state changes, or rules could not be read", () => {
    for (const alarmRules of [read(["chat"]), unreadable()]) {
      const regions = [{ ...US, alarmRules }];
      expect(disabled({ ...withAlarms(withoutActions), regions }).steps.at(-1)).toBe("alarm cannot-tell");
    }
  });

  it("notifies no subscription by a composite alarm whose actions are disabled", () => {
    expect(disabled(withAlarms(withoutActions, above({ actionsEnabled: false }))).state).toBe("broken");
  });
});

describe("alarms and rules of another Region", () => {
  const ireland = { ...US, region: "eu-west-1" };

  it("are not those of the log group's Region", () => {
    const alarms = [
      { region: "eu-west-1", alarms: read([]) },
      { region: "us-east-1", alarms: read([alarm()]) },
    ];
    expect(disabled({ alarms }).state).toBe("whole");
  });

  it("do not match the state changes of its alarms", () => {
    const regions = [{ ...ireland, alarmRules: read(["chat"]) }, US];
    expect(disabled({ ...withAlarms(withoutActions), regions }).state).toBe("broken");
  });
});

it("a path ends at a broken trail: a rule after it receives no event", () => {
  const { eventRule } = notificationOf(monitoring({ trails: [trail({ logging: read(false) })] }), US, "PutKeyPolicy");
  expect(eventRule.steps.map(({ kind }) => kind)).toEqual(["trail"]);
});

it("a log alarm on another log group is no path", () => {
  expect(disabled({ ...withAlarms(logAlarm(["another"])), logGroups: NO_FILTERS }).state).toBe("broken");
});

it("a rule whose target is another event bus is unknown", () => {
  const away = rule({ targets: read([`arn:aws:events:us-east-1:210987654321:event-bus/security`]) });
  expect(notificationOf(monitoring(), { ...US, rules: read([away]) }, "PutKeyPolicy").state).toBe("cannot-tell");
});

describe("a path is unknown", () => {
  it.each([
    ["with a hidden status", { trails: [trail({ logging: unreadable() })] }],
    ["with a delivery error of the trail", { trails: [trail({ logsError: "No such role" })] }],
    ["with unreadable filters", { logGroups: [{ arn: LOG_GROUP, region: "us-east-1", filters: unreadable() }] }],
    ["with a log group that was not scanned", { logGroups: [] }],
    ["with unreadable alarms", { alarms: [{ region: "us-east-1", alarms: unreadable() }] }],
    ["with unreadable alarms, without a filter", { ...unreadAlarms, logGroups: NO_FILTERS }],
    ["with a Region whose alarms were not read", { alarms: [] }],
    ["with an alarm on metric math", withAlarm({ expressions: ["RATE(m1) * 300"] })],
    ["with an alarm on a query that names the metric", withAlarm({ metrics: [], expressions: ["SELECT SUM(Keys)"] })],
    ["with an alarm that names neither a metric nor an expression", withAlarm({ metrics: [], expressions: [] })],
    ["with an alarm on a unit", withAlarm({ condition: { ...alarm().condition, unit: "Count" } })],
    ["with an alarm on a metric with dimensions", { ...withAlarm({}), logGroups: dimensional }],
    [
      "with a composite alarm that has another condition",
      withAlarms(withoutActions, above({ rule: "ALARM(keys) AND OK(x)" })),
    ],
    ["with a composite alarm that may be suppressed", withAlarms(withoutActions, above({ suppressor: "maintenance" }))],
    [
      "with a composite alarm whose rule is not understood",
      withAlarms(withoutActions, above({ rule: "AT_LEAST(1, ALARM, (keys))" })),
    ],
    ["with a log alarm on the group, without a filter", { ...withAlarms(logAlarm(["trail"])), logGroups: NO_FILTERS }],
    ["with a log alarm on unknown groups", { ...withAlarms(logAlarm([])), logGroups: NO_FILTERS }],
    [
      "with another event bus instead of a topic",
      withAlarm({ actions: [`arn:aws:events:us-east-1:${ACCOUNT}:event-bus/b`] }),
    ],
    ["with an alarm on an average", withAlarm({ condition: { ...alarm().condition, statistic: "Average" } })],
    ["with an alarm over several periods", withAlarm({ condition: { ...alarm().condition, periods: 3 } })],
    ["with unreadable subscriptions", { topics: [{ arn: TOPIC, subscriptions: unreadable() }] }],
    ["with a topic that was not scanned", { topics: [] }],
    ["with a function instead of a topic", withAlarm({ actions: [`arn:aws:lambda:us-east-1:${ACCOUNT}:function:f`] })],
  ] as const)("%s", (_, members) => {
    expect(disabled(members as Partial<Monitoring>).state).toBe("cannot-tell");
  });

  it("names the permission that was denied", () => {
    const found = disabled({ topics: [{ arn: TOPIC, subscriptions: unreadable("sns:GetTopicAttributes") }] });
    expect(found.last?.permission).toBe("sns:GetTopicAttributes");
  });

  it("when the Region's trails could not be listed, or its rules", () => {
    expect(disabled({ trails: [] }, { ...US, trails: unreadable() }).state).toBe("cannot-tell");
    expect(notificationOf(monitoring(), { ...US, rules: unreadable() }, "CreateGrant").state).toBe("cannot-tell");
  });
});
