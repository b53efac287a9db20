import type { MetricFilter } from "@aws-sdk/client-cloudwatch-logs";
import { ALARMS, METRIC_FILTERS, TOPICS } from "./alarms.ts";
import { EVENT_RULES } from "./rules.ts";
import type { AlarmModel, RuleModel, TopicModel, TrailModel } from "./shapes.ts";
import { TRAILS } from "./trails.ts";

const within = <Item>(perRegion: Readonly<Record<string, readonly Item[]>>, region: string) => perRegion[region] ?? [];

/** The trails of DescribeTrails in a Region; shadow trails are multi-Region and organization trails. */
export const trailsOf = (region: string, withShadows: boolean): readonly TrailModel[] =>
  TRAILS.filter(({ detail: { HomeRegion, IsMultiRegionTrail, IsOrganizationTrail } }) =>
    HomeRegion === region ? withShadows || !IsOrganizationTrail : withShadows && IsMultiRegionTrail,
  );

/** A trail by its ARN, or by its name in its home Region. */
export const trailNamed = (region: string, named: string): TrailModel | undefined =>
  TRAILS.find(({ detail: { TrailARN, Name, HomeRegion, IsMultiRegionTrail } }) =>
    HomeRegion === region ? TrailARN === named || Name === named : IsMultiRegionTrail && TrailARN === named,
  );

export const metricFiltersOf = (region: string, logGroup: string): readonly MetricFilter[] =>
  within<MetricFilter>(METRIC_FILTERS, region).filter(({ logGroupName }) => logGroupName === logGroup);

export const alarmsOf = (region: string): readonly AlarmModel[] => within<AlarmModel>(ALARMS, region);

/** Rules on the default event bus, the only one of the account. */
export const rulesOf = (region: string): readonly RuleModel[] => within<RuleModel>(EVENT_RULES, region);

export const topicAt = (arn: string): TopicModel | undefined => TOPICS.find((topic) => topic.arn === arn);
