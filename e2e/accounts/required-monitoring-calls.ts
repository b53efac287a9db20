import { ACCOUNT_ID } from "#lib/demo/account/identity.ts";
import { alarmsOf, metricFiltersOf, rulesOf, trailsOf } from "#lib/demo/account/monitoring/monitoring.ts";
import { DENIED } from "#lib/demo/account/permissions.ts";
import { type Calls, pages, total } from "./calls.ts";

/** The metric filters and rules of the demo account that name KMS, found by their text alone. */
const NAMES_KMS = /kms|DisableKey|ScheduleKeyDeletion|PutKeyPolicy/;
/** A pattern without the call or its outcome may match any call. */
const NAMES_A_CALL = /eventName|eventSource|errorCode|"source"/;
const mayConcern = (pattern = "") => NAMES_KMS.test(pattern) || !NAMES_A_CALL.test(pattern);

/** Alarms on KMS events have such names; alarms on other metrics have no topic that these do not have. */
const NAMES_KEYS = /key|kms/;

/** Trails and rules are listed in each Region; what they refer to is read once, in its own Region. */
export function requiredMonitoringCalls(regions: readonly string[]): Calls {
  const shown = regions.filter((region) => isAllowed("cloudtrail:DescribeTrails", region));
  const trails = [...new Set(shown.flatMap((region) => trailsOf(region, true)))];
  const groups = [...new Set(trails.flatMap(({ detail }) => detail.CloudWatchLogsLogGroupArn ?? []))].flatMap((arn) => {
    const [, , , region = "", owner, , name = ""] = arn.split(":");
    return owner === ACCOUNT_ID ? [{ region, filters: metricFiltersOf(region, name) }] : [];
  });
  const read = groups.filter(({ region }) => isAllowed("logs:DescribeMetricFilters", region));
  const alarmRegions = [...new Set(read.map(({ region }) => region))];
  const alarms = alarmRegions.flatMap(alarmsOf).filter(({ detail }) => NAMES_KEYS.test(detail.AlarmName ?? ""));
  const rules = regions
    .flatMap(rulesOf)
    .filter(({ detail: { EventPattern } }) => EventPattern !== undefined && mayConcern(EventPattern));
  const led = [
    ...alarms.flatMap(({ detail: { AlarmActions = [] } }) => AlarmActions),
    ...rules.flatMap(({ targets }) => targets.map(({ Arn }) => Arn)),
  ];
  return {
    "cloudtrail:DescribeTrails": regions.length,
    "cloudtrail:GetTrailStatus": trails.length,
    "cloudtrail:GetEventSelectors": trails.length,
    "logs:DescribeMetricFilters": total(groups.map((group) => (read.includes(group) ? pages(group.filters) : 1))),
    "cloudwatch:DescribeAlarms": total(alarmRegions.map((region) => pages(alarmsOf(region)))),
    "events:ListRules": total(regions.map((region) => pages(rulesOf(region)))),
    "events:ListTargetsByRule": total(rules.map(({ targets }) => pages(targets))),
    "sns:GetTopicAttributes": new Set(led.filter((arn) => arn?.startsWith("arn:aws:sns:"))).size,
  };
}

const isAllowed = (operation: string, region: string): boolean =>
  !DENIED.some((denied) => denied.operation === operation && denied.region === region);
