import type { MonitoredRegion, Monitoring, Trail } from "#lib/domain/monitoring.ts";
import type { ScanContext } from "../context.ts";
import { readAlarms } from "./read-alarms.ts";
import { readLogGroup } from "./read-log-group.ts";
import { readRules } from "./read-rules.ts";
import { notifiedTopics, readTopic } from "./read-topic.ts";
import { describeTrails, readTrail, type TrailDescription } from "./read-trails.ts";

/**
 * Reads the monitoring of an account: the trails and rules of each Region, then what they refer to, each once and in
 * its own Region. Each part may be unreadable on its own, with a gap.
 */
export async function readMonitoring(context: ScanContext, regions: readonly string[]): Promise<Monitoring> {
  const read = await Promise.all(regions.map((region) => readRegion(context, region)));
  const found = distinctTrails(read.flatMap(({ described }) => described));
  const [trails, logGroups] = await Promise.all([
    Promise.all(found.map((trail) => readTrail(context, trail))),
    Promise.all(logGroupsOf(found).map((arn) => readLogGroup(context, arn))),
  ]);
  const alarms = await readAlarms(context, logGroups, regions);
  const perRegion = read.map(({ monitoring }) => monitoring);
  const topics = await Promise.all(notifiedTopics(perRegion, alarms).map((arn) => readTopic(context, arn)));
  return { regions: perRegion, trails, logGroups, alarms, topics };
}

interface RegionRead {
  readonly monitoring: MonitoredRegion;
  readonly described: readonly TrailDescription[];
}

async function readRegion(context: ScanContext, region: string): Promise<RegionRead> {
  const [described, rules] = await Promise.all([describeTrails(context, region), readRules(context, region)]);
  if (described.kind !== "read") return { monitoring: { region, trails: described, ...rules }, described: [] };
  const trails = { ...described, value: described.value.map(({ arn }) => arn) };
  return { monitoring: { region, trails, ...rules }, described: described.value };
}

/** A trail is listed in every Region that it covers. */
const distinctTrails = (described: readonly TrailDescription[]): readonly TrailDescription[] => [
  ...new Map(described.map((trail) => [trail.arn, trail])).values(),
];

/** The log groups of trails, each once, without the `:*` that CloudTrail appends. */
const logGroupsOf = (trails: readonly Pick<Trail, "logGroupArn">[]): readonly string[] => [
  ...new Set(trails.flatMap(({ logGroupArn }) => logGroupArn?.replace(/:\*$/, "") ?? [])),
];
