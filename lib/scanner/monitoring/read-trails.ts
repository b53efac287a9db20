import {
  type AdvancedFieldSelector,
  type Trail as DescribedTrail,
  DescribeTrailsCommand,
  GetEventSelectorsCommand,
  type GetEventSelectorsResponse,
  GetTrailStatusCommand,
} from "@aws-sdk/client-cloudtrail";
import type { Part } from "#lib/domain/key.ts";
import type { AdvancedField, EventSelection, Trail } from "#lib/domain/monitoring.ts";
import { flag, list, listOrEmpty, text, textOrNull, texts } from "../answer-shapes.ts";
import type { ScanContext } from "../context.ts";
import { readPart } from "./read-part.ts";

const LONGEST_ERROR = 200;

/** A trail of DescribeTrails, without its status and event selectors. */
export type TrailDescription = Omit<Trail, "logging" | "logsError" | "selection">;

/** The trails that cover a Region, multi-Region and organization trails ("shadow trails") included. Not paged. */
export function describeTrails(context: ScanContext, region: string): Promise<Part<readonly TrailDescription[]>> {
  const request = {
    service: "cloudtrail",
    permission: "cloudtrail:DescribeTrails",
    command: new DescribeTrailsCommand({ includeShadowTrails: true }),
  } as const;
  const of = { region, subject: `the trails of ${region}` };
  return readPart(context, of, request, ({ trailList }) => list(trailList).map(toDescription));
}

/** The status and event selectors of a trail, read in its home Region by ARN: required for shadow trails (SDK, GetTrailStatus). */
export async function readTrail(context: ScanContext, trail: TrailDescription): Promise<Trail> {
  const of = { region: trail.homeRegion, subject: trail.arn };
  const status = {
    service: "cloudtrail",
    permission: "cloudtrail:GetTrailStatus",
    command: new GetTrailStatusCommand({ Name: trail.arn }),
  } as const;
  const selectors = {
    service: "cloudtrail",
    permission: "cloudtrail:GetEventSelectors",
    command: new GetEventSelectorsCommand({ TrailName: trail.arn }),
  } as const;
  const [delivery, selection] = await Promise.all([
    readPart(context, of, status, ({ IsLogging, LatestCloudWatchLogsDeliveryError }) => ({
      logging: flag(IsLogging),
      logsError: textOrNull(LatestCloudWatchLogsDeliveryError)?.slice(0, LONGEST_ERROR) ?? null,
    })),
    readPart(context, of, selectors, toSelection),
  ]);
  if (delivery.kind !== "read") return { ...trail, logging: delivery, selection };
  const { logging, logsError } = delivery.value;
  return { ...trail, logging: { ...delivery, value: logging }, logsError, selection };
}

const toDescription = (trail: DescribedTrail): TrailDescription => ({
  arn: text(trail.TrailARN),
  name: text(trail.Name),
  homeRegion: text(trail.HomeRegion),
  isMultiRegion: flag(trail.IsMultiRegionTrail),
  isOrganization: flag(trail.IsOrganizationTrail, false),
  logGroupArn: textOrNull(trail.CloudWatchLogsLogGroupArn),
  bucket: textOrNull(trail.S3BucketName),
  kmsKeyId: textOrNull(trail.KmsKeyId),
  validatesFiles: flag(trail.LogFileValidationEnabled, false),
});

/** A trail has selectors of one shape or the other (SDK, PutEventSelectors). */
function toSelection({ TrailARN, EventSelectors, AdvancedEventSelectors }: GetEventSelectorsResponse): EventSelection {
  text(TrailARN);
  const advanced = listOrEmpty(AdvancedEventSelectors);
  if (advanced.length > 0) {
    return {
      kind: "advanced",
      selectors: advanced.map(({ Name, FieldSelectors }) => ({
        name: textOrNull(Name),
        fields: list(FieldSelectors).map(toField),
      })),
    };
  }
  return {
    kind: "basic",
    // Defaults: All, and true (SDK, EventSelector).
    selectors: listOrEmpty(EventSelectors).map((selector) => ({
      readWrite: textOrNull(selector.ReadWriteType) ?? "All",
      includesManagement: flag(selector.IncludeManagementEvents, true),
      excludedSources: texts(selector.ExcludeManagementEventSources),
    })),
  };
}

const toField = (selector: AdvancedFieldSelector): AdvancedField => ({
  field: text(selector.Field),
  equals: texts(selector.Equals),
  notEquals: texts(selector.NotEquals),
  startsWith: texts(selector.StartsWith),
  notStartsWith: texts(selector.NotStartsWith),
  endsWith: texts(selector.EndsWith),
  notEndsWith: texts(selector.NotEndsWith),
});
