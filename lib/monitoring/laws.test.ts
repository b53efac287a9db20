import fc from "fast-check";
import { expect, it } from "vitest";
import type { Part } from "#lib/domain/key.ts";
import type { CompositeAlarm, LogAlarm, Monitoring } from "#lib/domain/monitoring.ts";
import { MONITORED_EVENTS } from "./monitored-event.ts";
import { alarm, LOG_GROUP, PATTERN, read, rule, TOPIC, TRAIL, trail, unreadable } from "./monitoring.testkit.ts";
import { notificationOf } from "./notification.ts";

/** A part that was read, more often than not. */
const part = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Part<Value>> =>
  fc.oneof({ weight: 4, arbitrary: value.map(read) }, { weight: 1, arbitrary: fc.constant(unreadable()) });

const several = <Value>(value: fc.Arbitrary<Value>) => fc.array(value, { maxLength: 2 });
const topics = fc.constantFrom(TOPIC, `${TOPIC}2`, "arn:aws:lambda:us-east-1:123456789012:function:f");
const readWrite = fc.constantFrom("All", "ReadOnly", "Other");
const selectors = several(
  readWrite.map((each) => ({ readWrite: each, includesManagement: true, excludedSources: [] })),
);

const anyTrail = fc
  .record({
    arn: fc.constantFrom(TRAIL, `${TRAIL}2`),
    isMultiRegion: fc.boolean(),
    homeRegion: fc.constantFrom("us-east-1", "eu-west-1"),
    logging: part(fc.boolean()),
    selection: part(selectors.map((all) => ({ kind: "basic" as const, selectors: all }))),
  })
  .map(trail);
const anyFilter = fc.constantFrom(PATTERN, "", "{ $.x = 1 }", "{ $.eventName = X }").map((pattern) => ({
  name: "f",
  pattern,
  metrics: [{ namespace: "Trail", name: "Keys", value: "1" }],
}));
const acting = { actionsEnabled: fc.boolean(), actions: several(topics) };
const anyMetricAlarm = fc.record({ ...acting, expressions: several(fc.constantFrom("RATE(m1)")) }).map(alarm);
const RULES = ['ALARM("keys")', "ALARM(keys) AND ALARM(other)", "OK(keys)", "NOT ALARM(keys)", "ALARM(above)", "keys?"];
const anyComposite = fc
  .record({
    ...acting,
    rule: fc.constantFrom(...RULES),
    name: fc.constantFrom("above", "top"),
    suppressor: fc.constantFrom(null, "other"),
  })
  .map((of): CompositeAlarm => ({ kind: "composite", arn: `arn:${of.name}`, ...of }));
const anyLogAlarm = fc
  .record({ ...acting, logGroups: several(fc.constantFrom("trail", "other")) })
  .map((of): LogAlarm => ({ kind: "log", arn: "arn:log", name: "log", ...of }));
const anyAlarms = fc
  .tuple(several(anyMetricAlarm), several(anyComposite), several(anyLogAlarm))
  .map((lists) => lists.flat());
const anyRule = fc
  .record({ state: fc.constantFrom("ENABLED", "DISABLED", "ODD"), targets: part(several(topics)) })
  .map((members) => rule({ ...members, pattern: '{"source":["aws.kms"]}' }));
const anyMonitoring: fc.Arbitrary<Monitoring> = fc.record({
  regions: fc.tuple(
    fc.record({
      region: fc.constant("us-east-1"),
      trails: part(fc.constant([TRAIL])),
      rules: part(several(anyRule)),
      alarmRules: part(several(fc.constant("chat"))),
    }),
  ),
  trails: several(anyTrail),
  logGroups: several(part(several(anyFilter)).map((filters) => ({ arn: LOG_GROUP, region: "us-east-1", filters }))),
  alarms: several(part(anyAlarms).map((alarms) => ({ region: "us-east-1", alarms }))),
  topics: several(part(fc.integer({ min: 0, max: 2 })).map((subscriptions) => ({ arn: TOPIC, subscriptions }))),
});

/** The same with one of its read parts unreadable. */
function refuse(monitoring: Monitoring, which: number): Monitoring {
  let parts = 0;
  JSON.stringify(monitoring, (_, value) => {
    if (isRead(value)) parts += 1;
    return value;
  });
  let at = 0;
  return JSON.parse(
    JSON.stringify(monitoring, (_, value) => {
      if (!isRead(value)) return value;
      at += 1;
      return parts > 0 && at - 1 === which % parts ? unreadable() : value;
    }),
  );
}
const isRead = (value: unknown) =>
  typeof value === "object" && value !== null && "kind" in value && value.kind === "read";

const stateIn = (monitoring: Monitoring, event: (typeof MONITORED_EVENTS)[number]) => {
  const [region] = monitoring.regions;
  return region ? notificationOf(monitoring, region, event).state : null;
};

it("a part that becomes unreadable leaves a path as it is or makes it unknown, never whole or broken", () => {
  let changed = 0;
  fc.assert(
    fc.property(anyMonitoring, fc.nat(), fc.constantFrom(...MONITORED_EVENTS), (monitoring, which, event) => {
      const before = stateIn(monitoring, event);
      const after = stateIn(refuse(monitoring, which), event);
      if (after !== before) changed += 1;
      expect([before, "cannot-tell"]).toContain(after);
    }),
    { numRuns: 3_000 },
  );
  expect(changed).toBeGreaterThan(20);
});

it("a path is whole only if each of its steps is, and it ends at a topic or target", () => {
  fc.assert(
    fc.property(anyMonitoring, fc.constantFrom(...MONITORED_EVENTS), (monitoring, event) => {
      const [region] = monitoring.regions;
      const found = region && notificationOf(monitoring, region, event);
      for (const path of found ? [found.metricFilter, found.eventRule] : []) {
        expect(path.state === "whole").toBe(path.steps.every(({ state }) => state === "whole"));
        if (path.state === "whole") expect(["topic", "target"]).toContain(path.steps.at(-1)?.kind);
      }
    }),
    { numRuns: 1_000 },
  );
});
