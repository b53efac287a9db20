import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ACCOUNT_ID, PLATFORM_ACCOUNT_ID } from "#lib/demo/account/identity.ts";
import { FOREIGN_KEYS, US_KEYS } from "#lib/demo/account/key-names.ts";
import { METRIC_FILTERS, TOPICS_NAMED } from "#lib/demo/account/monitoring/alarms.ts";
import { type DemoAccount, startDemoAccount } from "#lib/demo/demo-account.ts";
import truth from "#lib/demo/truth/monitoring.json" with { type: "json" };
import type { Part } from "#lib/domain/key.ts";
import type { Alarm, EventRule, Monitoring } from "#lib/domain/monitoring.ts";
import type { Gap } from "#lib/domain/observation.ts";
import { notificationsIn } from "#lib/monitoring/notification.ts";
import { readMonitoringOf } from "../../../e2e/accounts/read-monitoring.ts";

const trailArn = (region: string, name: string, owner = ACCOUNT_ID) =>
  `arn:aws:cloudtrail:${region}:${owner}:trail/${name}`;
const groupArn = (region: string, name: string, owner = ACCOUNT_ID) =>
  `arn:aws:logs:${region}:${owner}:log-group:${name}`;

/** The value that was read, or why it was not. */
function partValue<Value>(part: Part<Value>): Value | string {
  if (part.kind === "read") return part.value;
  return part.kind === "unreadable" ? part.failure.kind : part.kind;
}

describe("the monitoring of the demo account", () => {
  let account: DemoAccount;
  let monitoring: Monitoring;
  let gaps: readonly Gap[];
  beforeAll(async () => {
    account = await startDemoAccount();
    ({ monitoring, gaps } = await readMonitoringOf(account));
  });
  afterAll(() => account.close());

  it("has the trails that cover each Region, multi-Region and organization trails included", () => {
    const shown = monitoring.regions.map(({ region, trails }) => [region, partValue(trails)]);
    const everywhere = trailArn("us-east-1", "aldermere-global");
    expect(Object.fromEntries(shown)).toEqual({
      "us-east-1": [trailArn("us-east-1", "aldermere-us"), trailArn("us-east-1", "aldermere-billing"), everywhere],
      "eu-central-1": [
        everywhere,
        trailArn("eu-central-1", "aldermere-eu"),
        trailArn("eu-central-1", "aldermere-organisation", PLATFORM_ACCOUNT_ID),
      ],
      "ap-southeast-2": [everywhere, trailArn("ap-southeast-2", "aldermere-ap")],
      "ca-west-1": "denied",
    });
  });

  it("has each trail once, with its key, event selectors and logging status", () => {
    const trails = monitoring.trails.map(({ name, kmsKeyId, isMultiRegion, isOrganization, logging, selection }) => [
      name,
      { kmsKeyId, isMultiRegion, isOrganization, logging: partValue(logging), kind: kindOf(partValue(selection)) },
    ]);
    const own = { kmsKeyId: null, isMultiRegion: false, isOrganization: false, logging: true, kind: "basic" };
    expect(Object.fromEntries(trails)).toEqual({
      "aldermere-us": { ...own, kmsKeyId: US_KEYS.logs },
      "aldermere-billing": own,
      "aldermere-global": { ...own, kmsKeyId: US_KEYS.retired, isMultiRegion: true, logging: false },
      "aldermere-eu": own,
      "aldermere-organisation": { ...own, kmsKeyId: FOREIGN_KEYS.private, isOrganization: true, kind: "denied" },
      "aldermere-ap": { ...own, kind: "advanced" },
    });
    expect(monitoring.trails).toHaveLength(6);
    const errors = monitoring.trails.flatMap(({ name, logsError }) => (logsError ? [[name, logsError]] : []));
    expect(errors).toEqual([["aldermere-ap", "Could not assume the CloudWatch Logs role"]]);
  });

  it("has basic and advanced event selectors as CloudTrail returns them", () => {
    const selectionOf = (wanted: string) => monitoring.trails.find(({ name }) => name === wanted)?.selection;
    expect(selectionOf("aldermere-billing")).toMatchObject({
      value: {
        selectors: [
          {
            readWrite: "All",
            includesManagement: true,
            excludedSources: ["kms.amazonaws.com", "rdsdata.amazonaws.com"],
          },
        ],
      },
    });
    expect(selectionOf("aldermere-ap")).toMatchObject({
      value: {
        selectors: [
          {
            name: "Management events without KMS",
            fields: [
              { field: "eventCategory", equals: ["Management"], notEquals: [] },
              { field: "eventSource", equals: [], notEquals: ["kms.amazonaws.com", "rdsdata.amazonaws.com"] },
            ],
          },
          { fields: [{ field: "eventCategory" }, { field: "resources.type" }, { startsWith: [expect.any(String)] }] },
        ],
      },
    });
  });

  it("has the metric filters of the account's own log groups, page by page", () => {
    const groups = monitoring.logGroups.map(({ arn, region, filters }) => [arn, region, namesOf(partValue(filters))]);
    const filtersOf = (group: string) =>
      METRIC_FILTERS["us-east-1"].flatMap((each) => (each.logGroupName === group ? [each.filterName] : []));
    expect(groups).toEqual([
      [groupArn("us-east-1", "/aldermere/cloudtrail/us"), "us-east-1", filtersOf("/aldermere/cloudtrail/us")],
      [groupArn("us-east-1", "/aldermere/cloudtrail/global"), "us-east-1", ["KeysDisabledOrDeletedAnywhere"]],
      [groupArn("eu-central-1", "/aldermere/cloudtrail/eu"), "eu-central-1", "denied"],
      [
        groupArn("eu-central-1", "/platform/cloudtrail/organisation", PLATFORM_ACCOUNT_ID),
        "eu-central-1",
        "not-offered",
      ],
      [groupArn("ap-southeast-2", "/aldermere/cloudtrail/ap"), "ap-southeast-2", ["KeysDisabledOrDeleted"]],
    ]);
  });

  it("has only the alarms that may monitor KMS events, in each Region with a log group of a trail", () => {
    const alarms = monitoring.alarms.map(({ region, alarms }) => [region, alarmsOf(partValue(alarms))]);
    expect(Object.fromEntries(alarms)).toEqual({
      "us-east-1": [
        ["metric", "keys-disabled-or-deleted-anywhere", false, [TOPICS_NAMED.security]],
        ["metric", "keys-disabled-or-deleted", true, []],
        ["metric", "key-material-deleted", true, [TOPICS_NAMED.security]],
        ["composite", "keys-lost", true, [TOPICS_NAMED.security]],
      ],
      "ap-southeast-2": [
        ["metric", "keys-disabled-or-deleted", true, [TOPICS_NAMED.operations]],
        ["log", "calls-to-kms", true, [TOPICS_NAMED.operations]],
      ],
    });
  });

  it("has the rules on the default event bus that may match state changes of alarms", () => {
    const rules = monitoring.regions.map(({ region, alarmRules }) => [region, partValue(alarmRules)]);
    expect(Object.fromEntries(rules)).toEqual({
      ...{ "us-east-1": [], "eu-central-1": ["notice-alarms"], "ap-southeast-2": [], "ca-west-1": [] },
    });
  });

  it("has for each event and Region the path state of the hand-written truth", () => {
    const states = monitoring.regions.map((of) => [
      of.region,
      Object.fromEntries(notificationsIn(monitoring, of).map(({ event, state }) => [event, state])),
    ]);
    expect(Object.fromEntries(states)).toEqual(truth);
  });

  it("has the rules that may match KMS events, whatever their state, and the subscriptions of their topics", () => {
    const rules = monitoring.regions.map(({ region, rules }) => [region, rulesOf(partValue(rules))]);
    const [ticket, security, platform] = [
      `arn:aws:lambda:us-east-1:${ACCOUNT_ID}:function:open-ticket`,
      TOPICS_NAMED.security,
      TOPICS_NAMED.platform,
    ];
    expect(Object.fromEntries(rules)).toEqual({
      "us-east-1": [
        ["key-policy-changed", "ENABLED", [security, ticket]],
        ["root-user-calls", "ENABLED", []],
      ],
      "eu-central-1": [
        ["key-disabled-or-deleted", "DISABLED", [platform]],
        ["key-policy-changed", "ENABLED", [platform]],
      ],
      "ap-southeast-2": [],
      "ca-west-1": [],
    });
    const topics = monitoring.topics.map(({ arn, subscriptions }) => [arn, partValue(subscriptions)]);
    expect(Object.fromEntries(topics)).toEqual({ [security]: 3, [TOPICS_NAMED.operations]: 0, [platform]: "denied" });
  });

  it("has a gap for each part that is unreadable, and for no other", () => {
    expect(gaps.map(({ region, failure }) => `${region} ${failure.permission} ${failure.kind}`).sort()).toEqual([
      "ca-west-1 cloudtrail:DescribeTrails denied",
      "eu-central-1 cloudtrail:GetEventSelectors denied",
      "eu-central-1 logs:DescribeMetricFilters denied",
      "eu-central-1 sns:GetTopicAttributes denied",
    ]);
  });
});

const kindOf = (of: string | { readonly kind: string }) => (typeof of === "string" ? of : of.kind);
const namesOf = (of: string | readonly { readonly name: string }[]) =>
  typeof of === "string" ? of : of.map(({ name }) => name);
const alarmsOf = (of: string | readonly Alarm[]) =>
  typeof of === "string" ? of : of.map((alarm) => [alarm.kind, alarm.name, alarm.actionsEnabled, alarm.actions]);
const rulesOf = (of: string | readonly EventRule[]) =>
  typeof of === "string" ? of : of.map(({ name, state, targets }) => [name, state, partValue(targets)]);
