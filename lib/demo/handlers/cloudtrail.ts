import { DescribeTrailsCommand, GetEventSelectorsCommand, GetTrailStatusCommand } from "@aws-sdk/client-cloudtrail";
import { PRINCIPAL_ARN } from "../account/identity.ts";
import { trailNamed, trailsOf } from "../account/monitoring/monitoring.ts";
import type { TrailModel, TrailOperation } from "../account/monitoring/shapes.ts";
import { AwsError, accessDenied } from "../protocol/aws-error.ts";
import { handle } from "../protocol/operation.ts";

const STARTED = new Date("2025-03-04T08:00:00Z");
const STOPPED = new Date("2026-05-18T15:12:00Z");

export const cloudTrailOperations = [
  handle(DescribeTrailsCommand, ({ trailNameList = [], includeShadowTrails = true }, { region }) => {
    const shown = trailsOf(region, includeShadowTrails);
    const named = trailNameList.length === 0 ? shown : shown.filter((trail) => isNamed(trail, trailNameList));
    return { trailList: named.map(({ detail }) => detail) };
  }),
  handle(GetTrailStatusCommand, ({ Name }, { region }) => {
    const { logging, logsError } = readTrail("GetTrailStatus", Name, region);
    return {
      IsLogging: logging,
      StartLoggingTime: STARTED,
      LatestCloudWatchLogsDeliveryError: logsError,
      ...(logging ? {} : { StopLoggingTime: STOPPED }),
    };
  }),
  handle(GetEventSelectorsCommand, ({ TrailName }, { region }) => {
    const { detail, selectors } = readTrail("GetEventSelectors", TrailName, region);
    return { TrailARN: detail.TrailARN, ...selectors };
  }),
];

const isNamed = ({ detail: { Name, TrailARN } }: TrailModel, names: readonly string[]) =>
  names.includes(Name) || names.includes(TrailARN);

function readTrail(operation: TrailOperation, named: string | undefined, region: string): TrailModel {
  const trail = trailNamed(region, named ?? "");
  if (!trail) throw new AwsError("TrailNotFoundException", `Unknown trail: ${named}`);
  if (trail.refuses.includes(operation)) {
    throw accessDenied(PRINCIPAL_ARN, `cloudtrail:${operation}`, trail.detail.TrailARN);
  }
  return trail;
}
