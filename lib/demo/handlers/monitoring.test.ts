import {
  CloudTrailClient,
  DescribeTrailsCommand,
  GetEventSelectorsCommand,
  GetTrailStatusCommand,
} from "@aws-sdk/client-cloudtrail";
import { CloudWatchClient, DescribeAlarmsCommand, paginateDescribeAlarms } from "@aws-sdk/client-cloudwatch";
import { CloudWatchLogsClient, paginateDescribeMetricFilters } from "@aws-sdk/client-cloudwatch-logs";
import { EventBridgeClient, ListRulesCommand, ListTargetsByRuleCommand } from "@aws-sdk/client-eventbridge";
import { GetTopicAttributesCommand, SNSClient } from "@aws-sdk/client-sns";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TOPICS_NAMED } from "../account/monitoring/alarms.ts";
import { clientSettings } from "../client-settings.testkit.ts";
import { type DemoAccount, startDemoAccount } from "../demo-account.ts";

let demo: DemoAccount;
const settings = (region?: string) => clientSettings(demo, region);

beforeAll(async () => {
  demo = await startDemoAccount();
});
afterAll(() => demo.close());

describe("unmodified SDK clients read the monitoring of the demo account", () => {
  it("lists the multi-Region trail in each Region, and the organization trail only with shadow trails", async () => {
    const names = async (region: string, includeShadowTrails: boolean) => {
      const client = new CloudTrailClient(settings(region));
      const { trailList } = await client.send(new DescribeTrailsCommand({ includeShadowTrails }));
      return trailList?.map(({ Name }) => Name);
    };
    expect(await names("ap-southeast-2", true)).toEqual(["aldermere-global", "aldermere-ap"]);
    expect(await names("eu-central-1", true)).toEqual(["aldermere-global", "aldermere-eu", "aldermere-organisation"]);
    expect(await names("eu-central-1", false)).toEqual(["aldermere-eu"]);
    await expect(names("ca-west-1", true)).rejects.toMatchObject({ name: "AccessDeniedException" });
  });

  it("returns status and event selectors by ARN, and denies those of the organization trail", async () => {
    const client = new CloudTrailClient(settings("us-east-1"));
    expect(await client.send(new GetTrailStatusCommand({ Name: "aldermere-global" }))).toMatchObject({
      IsLogging: false,
    });
    const TrailName = "arn:aws:cloudtrail:us-east-1:123456789012:trail/aldermere-billing";
    const { EventSelectors } = await client.send(new GetEventSelectorsCommand({ TrailName }));
    expect(EventSelectors?.[0]?.ExcludeManagementEventSources).toContain("kms.amazonaws.com");
    const organisation = "arn:aws:cloudtrail:eu-central-1:210987654321:trail/aldermere-organisation";
    await expect(
      new CloudTrailClient(settings("eu-central-1")).send(new GetEventSelectorsCommand({ TrailName: organisation })),
    ).rejects.toMatchObject({ name: "AccessDeniedException" });
  });

  it("pages metric filters", async () => {
    const client = new CloudWatchLogsClient(settings());
    const pages: number[] = [];
    for await (const page of paginateDescribeMetricFilters({ client }, { logGroupName: "/aldermere/cloudtrail/us" })) {
      pages.push(page.metricFilters?.length ?? 0);
    }
    expect(pages).toEqual([10, 5]);
  });

  it("lists metric alarms alone unless other types are asked for, and pages over all of them", async () => {
    const client = new CloudWatchClient(settings());
    const metricAlarms = await client.send(new DescribeAlarmsCommand({ MaxRecords: 100 }));
    expect(metricAlarms.CompositeAlarms).toEqual([]);
    const names: (string | undefined)[][] = [];
    const AlarmTypes = ["MetricAlarm" as const, "CompositeAlarm" as const, "LogAlarm" as const];
    for await (const page of paginateDescribeAlarms({ client }, { AlarmTypes })) {
      names.push([...(page.MetricAlarms ?? []), ...(page.CompositeAlarms ?? [])].map(({ AlarmName }) => AlarmName));
    }
    expect(names.length).toBe(2);
    expect(names.flat()).toContain("keys-lost");
    const ap = await new CloudWatchClient(settings("ap-southeast-2")).send(new DescribeAlarmsCommand({ AlarmTypes }));
    expect(ap.LogAlarms?.[0]?.ScheduledQueryConfiguration?.LogGroupIdentifiers).toEqual(["/aldermere/cloudtrail/ap"]);
  });

  it("lists rules and their targets", async () => {
    const client = new EventBridgeClient(settings("eu-central-1"));
    const { Rules } = await client.send(new ListRulesCommand({}));
    expect(Rules?.map(({ State }) => State)).toEqual(["DISABLED", "ENABLED", "ENABLED", "ENABLED"]);
    const { Targets } = await client.send(new ListTargetsByRuleCommand({ Rule: "key-policy-changed" }));
    expect(Targets?.map(({ Arn }) => Arn)).toEqual([TOPICS_NAMED.platform]);
  });

  it("returns the subscriptions of the account's own topics only", async () => {
    const read = (region: string, TopicArn: string) =>
      new SNSClient(settings(region)).send(new GetTopicAttributesCommand({ TopicArn }));
    const { Attributes } = await read("us-east-1", TOPICS_NAMED.security);
    expect(Attributes).toMatchObject({ SubscriptionsConfirmed: "3", SubscriptionsPending: "1" });
    await expect(read("eu-central-1", TOPICS_NAMED.platform)).rejects.toMatchObject({
      name: "AuthorizationErrorException",
    });
    await expect(read("us-east-1", `${TOPICS_NAMED.security}-old`)).rejects.toMatchObject({
      name: "NotFoundException",
    });
  });
});
