import { describe, expect, it } from "vitest";
import type { Alarm, Watch } from "../watch.ts";
import { regionsTold, told } from "./told.ts";
import { ACCOUNT, alarm, LOG_GROUP, read, rule, TOPIC, TRAIL, trail, US, unreadable, watch } from "./watch-sample.ts";

/** The states of both ways for a disabled key, link by link. */
function disabled(members: Partial<Watch>, region = US) {
  const { state, logs, bus } = told(watch(members), region, "DisableKey");
  const last = logs.links.at(-1);
  return { state, logs: logs.links.map((link) => `${link.part} ${link.state}`), bus: bus.state, last };
}
const withAlarm = (members: Partial<Alarm>) => ({
  metrics: [{ region: "us-east-1", namespace: "Trail", name: "Keys", alarms: read([alarm(members)]) }],
});

describe("somebody is told of a call to KMS", () => {
  it("by trail, filter, alarm and topic, or by trail, rule and target", () => {
    const [region] = regionsTold(watch());
    expect(region?.events.map(({ event, state }) => `${event} ${state}`)).toEqual([
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
    ["at a trail that is off", { trails: [trail({ logging: read(false) })] }, ["trail broken"], "It is switched off."],
    [
      "at a trail without logs",
      { trails: [trail({ logGroupArn: null })] },
      ["trail whole", "filter broken"],
      "all sends nothing to CloudWatch Logs.",
    ],
    [
      "at a group without filters",
      { logGroups: [{ arn: LOG_GROUP, region: "us-east-1", filters: read([]) }] },
      ["trail whole", "filter broken"],
      "trail has no metric filter.",
    ],
    [
      "at a metric that nobody looks at",
      { metrics: [{ region: "us-east-1", namespace: "Trail", name: "Keys", alarms: read([]) }] },
      ["trail whole", "filter whole", "alarm broken"],
      "No alarm looks at Trail/Keys.",
    ],
    [
      "at an alarm that is silenced",
      withAlarm({ actionsEnabled: false }),
      ["trail whole", "filter whole", "alarm broken"],
      "Its actions are switched off.",
    ],
    [
      "at an alarm that does nothing",
      withAlarm({ actions: [] }),
      ["trail whole", "filter whole", "alarm broken"],
      "It has no action: it changes its state and tells nobody.",
    ],
    [
      "at an alarm that waits",
      withAlarm({ condition: { ...alarm().condition, threshold: 100 } }),
      ["trail whole", "filter whole", "alarm broken"],
      "One event is not enough for it: it waits for more.",
    ],
    [
      "at a topic without subscribers",
      { topics: [{ arn: TOPIC, subscriptions: read(0) }] },
      ["trail whole", "filter whole", "alarm whole", "topic broken"],
      "Nobody has confirmed a subscription to the topic.",
    ],
  ] as const)("%s", (_, members, links, says) => {
    const found = disabled(members as Partial<Watch>);
    expect(found.state).toBe("broken");
    expect(found.logs).toEqual(links);
    expect(found.last?.says).toBe(says);
  });

  it("where there is no trail at all", () => {
    const { state, last } = disabled({ trails: [] }, { ...US, trails: read([]) });
    expect({ state, says: last?.says }).toEqual({ state: "broken", says: "No trail covers us-east-1." });
  });

  it("at a rule that is disabled, and says which", () => {
    const asleep = rule({ state: "DISABLED", pattern: '{"source":["aws.kms"]}' });
    const { bus } = told(watch(), { ...US, rules: read([asleep]) }, "DisableKey");
    expect(bus.links.at(-1)).toMatchObject({
      state: "broken",
      name: "keys",
      says: "It would match DisableKey, but is disabled.",
    });
  });

  it("at a rule without a target", () => {
    const { bus } = told(watch(), { ...US, rules: read([rule({ targets: read([]) })]) }, "PutKeyPolicy");
    expect(bus.links.at(-1)?.says).toBe("The rule has no target.");
  });
});

describe("a chain cannot be told", () => {
  it.each([
    ["with a hidden status", { trails: [trail({ logging: unreadable() })] }],
    ["with a trail that may not reach its log group", { trails: [trail({ logsError: "No such role" })] }],
    ["with hidden filters", { logGroups: [{ arn: LOG_GROUP, region: "us-east-1", filters: unreadable() }] }],
    ["with a group that was not looked at", { logGroups: [] }],
    [
      "with hidden alarms",
      { metrics: [{ region: "us-east-1", namespace: "Trail", name: "Keys", alarms: unreadable() }] },
    ],
    ["with a metric that was not looked at", { metrics: [] }],
    ["with an alarm on an average", withAlarm({ condition: { ...alarm().condition, statistic: "Average" } })],
    ["with an alarm over several periods", withAlarm({ condition: { ...alarm().condition, periods: 3 } })],
    ["with hidden subscriptions", { topics: [{ arn: TOPIC, subscriptions: unreadable() }] }],
    ["with a topic that was not looked at", { topics: [] }],
    ["with a function instead of a topic", withAlarm({ actions: [`arn:aws:lambda:us-east-1:${ACCOUNT}:function:f`] })],
  ] as const)("%s", (_, members) => {
    expect(disabled(members as Partial<Watch>).state).toBe("cannot-tell");
  });

  it("names the permission that would let the scan look", () => {
    const found = disabled({ topics: [{ arn: TOPIC, subscriptions: unreadable("sns:GetTopicAttributes") }] });
    expect(found.last?.permission).toBe("sns:GetTopicAttributes");
  });

  it("when the Region's trails could not be listed, or its rules", () => {
    expect(disabled({ trails: [] }, { ...US, trails: unreadable() }).state).toBe("cannot-tell");
    expect(told(watch(), { ...US, rules: unreadable() }, "CreateGrant").state).toBe("cannot-tell");
  });
});
