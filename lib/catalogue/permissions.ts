import { listingsOf, readOf } from "./nowhere.ts";
import { RESOURCE_TYPES } from "./resource-types.ts";
import { STORE_TYPES } from "./store-types.ts";

/** The actions of the engine itself, in addition to those of the catalogue. */
const ENGINE_PERMISSIONS = [
  "ec2:DescribeRegions",
  "ec2:DescribeVpcEndpoints",
  "kms:DescribeKey",
  "kms:GetKeyLastUsage",
  "kms:GetKeyPolicy",
  "kms:GetKeyRotationStatus",
  "kms:ListAliases",
  "kms:ListGrants",
  "kms:ListResourceTags",
  "cloudtrail:DescribeTrails",
  "cloudtrail:GetEventSelectors",
  "cloudtrail:GetTrailStatus",
  "cloudwatch:DescribeAlarms",
  "events:ListRules",
  "events:ListTargetsByRule",
  "logs:DescribeMetricFilters",
  "sns:GetTopicAttributes",
];

/**
 * Optional actions: the history of a key is read on demand, AWS's list of services by Region only where a service's
 * name does not resolve. Without the latter such a service is unknown instead of not offered.
 */
const OCCASIONAL_PERMISSIONS = ["cloudtrail:LookupEvents", "ssm:GetParametersByPath"];

/** Every IAM action that scans and requests on demand use, sorted. sts:GetCallerIdentity needs none. */
export function permissions(): readonly string[] {
  return [...new Set([...scanPermissions(), ...OCCASIONAL_PERMISSIONS])].sort();
}

/** Every IAM action that each scan uses, sorted. */
export function scanPermissions(): readonly string[] {
  const ofTypes = RESOURCE_TYPES.flatMap((type) =>
    [...listingsOf(type), readOf(type)].flatMap((request) => request?.permission ?? []),
  );
  const ofStores = STORE_TYPES.flatMap(({ permission, mayAsk = [], policy }) => [
    ...[permission, ...mayAsk],
    ...(policy ? [policy.permission] : []),
  ]);
  return [...new Set([...ENGINE_PERMISSIONS, ...ofTypes, ...ofStores])].sort();
}

/** An IAM policy document (JSON text) that allows these actions only. */
export function policyForPermissions(actions: readonly string[]): string {
  const statement = { Sid: "BedrockPostureRead", Effect: "Allow", Action: [...new Set(actions)].sort(), Resource: "*" };
  return JSON.stringify({ Version: "2012-10-17", Statement: [statement] }, null, 2);
}
