import type { MetricFilter } from "@aws-sdk/client-cloudwatch-logs";
import { arn, PLATFORM_ACCOUNT_ID } from "../identity.ts";
import type { PerRegion } from "../regions.ts";
import {
  type AlarmModel,
  alarm,
  compositeAlarm,
  logAlarm,
  mathAlarm,
  metricFilter,
  type TopicModel,
} from "./shapes.ts";
import { TRAIL_LOG_GROUPS } from "./trails.ts";

const [US, EU, AP] = ["us-east-1", "eu-central-1", "ap-southeast-2"] as const;

/** The topics of alarms and rules. */
export const TOPICS_NAMED = {
  security: arn("sns", US, "security-alerts"),
  operations: arn("sns", AP, "operations-alerts"),
  /** A topic of the platform account, which this account may not read. */
  platform: arn("sns", EU, "platform-security-alerts", PLATFORM_ACCOUNT_ID),
} as const;

/** The filter pattern of the CIS benchmark. */
const KEY_DISABLED =
  "{($.eventSource = kms.amazonaws.com) && (($.eventName=DisableKey)||($.eventName=ScheduleKeyDeletion))}";
const calls = (...names: readonly string[]) => `{${names.map((name) => `($.eventName=${name})`).join("||")}}`;

/** The metric filters of the trails' log groups; in us-east-1 those of the CIS benchmark, on two pages. */
export const METRIC_FILTERS: PerRegion<MetricFilter> = {
  [US]: [
    ...[
      ["ConsoleSignInFailures", '{($.eventName=ConsoleLogin)&&($.errorMessage="Failed authentication")}'],
      ["ConsoleSignInWithoutMfa", '{($.eventName="ConsoleLogin")&&($.additionalEventData.MFAUsed !="Yes")}'],
      ["CloudTrailChanges", calls("CreateTrail", "UpdateTrail", "DeleteTrail", "StartLogging", "StopLogging")],
      ["ConfigChanges", calls("StopConfigurationRecorder", "DeleteDeliveryChannel", "PutDeliveryChannel")],
      ["GatewayChanges", calls("CreateCustomerGateway", "DeleteCustomerGateway", "AttachInternetGateway")],
      ["IamPolicyChanges", calls("DeleteGroupPolicy", "PutRolePolicy", "CreatePolicy", "AttachRolePolicy")],
      ["NetworkAclChanges", calls("CreateNetworkAcl", "DeleteNetworkAcl", "ReplaceNetworkAclEntry")],
      ["OrganizationsChanges", calls("AcceptHandshake", "AttachPolicy", "CreateAccount", "LeaveOrganization")],
      ["RootAccountUsage", '{$.userIdentity.type="Root" && $.userIdentity.invokedBy NOT EXISTS}'],
      ["RouteTableChanges", calls("CreateRoute", "CreateRouteTable", "ReplaceRoute", "DeleteRoute")],
      ["S3PolicyChanges", calls("PutBucketAcl", "PutBucketPolicy", "DeleteBucketPolicy")],
      ["UnauthorizedApiCalls", '{($.errorCode="*UnauthorizedOperation")||($.errorCode="AccessDenied*")}'],
      ["KeysDisabledOrDeleted", KEY_DISABLED],
      // A metric without an alarm.
      ["KeyPolicyChanges", calls("PutKeyPolicy", "CreateGrant", "RevokeGrant")],
      ["KeyMaterialDeleted", calls("DeleteImportedKeyMaterial")],
    ].map(([name = "", pattern = ""]) => metricFilter(TRAIL_LOG_GROUPS.us, name, pattern)),
    metricFilter(TRAIL_LOG_GROUPS.global, "KeysDisabledOrDeletedAnywhere", KEY_DISABLED),
  ],
  [EU]: [metricFilter(TRAIL_LOG_GROUPS.eu, "KeysDisabledOrDeleted", KEY_DISABLED)],
  [AP]: [metricFilter(TRAIL_LOG_GROUPS.ap, "KeysDisabledOrDeleted", KEY_DISABLED)],
};

const { security, operations } = TOPICS_NAMED;

/** The alarms; in us-east-1 on two pages. */
export const ALARMS: PerRegion<AlarmModel> = {
  [US]: [
    ...[
      ["console-sign-in-failures", "ConsoleSignInFailures"],
      ["console-sign-in-without-mfa", "ConsoleSignInWithoutMfa"],
      ["cloudtrail-changes", "CloudTrailChanges"],
      ["config-changes", "ConfigChanges"],
      ["gateway-changes", "GatewayChanges"],
      ["iam-policy-changes", "IamPolicyChanges"],
      ["network-acl-changes", "NetworkAclChanges"],
      ["route-table-changes", "RouteTableChanges"],
      ["s3-policy-changes", "S3PolicyChanges"],
    ].map(([name = "", metric = ""]) => alarm(US, name, metric, { AlarmActions: [security] })),
    // Its actions were disabled when the trails were split, and not enabled again.
    alarm(US, "keys-disabled-or-deleted-anywhere", "KeysDisabledOrDeletedAnywhere", {
      AlarmActions: [security],
      ActionsEnabled: false,
      StateValue: "INSUFFICIENT_DATA",
    }),
    // It has no actions: the composite alarm after it has.
    alarm(US, "keys-disabled-or-deleted", "KeysDisabledOrDeleted"),
    compositeAlarm(US, "keys-lost", 'ALARM("keys-disabled-or-deleted") OR ALARM("key-store-disconnected")', [security]),
    mathAlarm(US, "key-material-deleted", "KeyMaterialDeleted", "RATE(m1) * 300", [security]),
  ],
  [EU]: [],
  [AP]: [
    alarm(AP, "keys-disabled-or-deleted", "KeysDisabledOrDeleted", { AlarmActions: [operations] }),
    // It queries a log group to which CloudTrail cannot deliver.
    logAlarm(AP, "calls-to-kms", TRAIL_LOG_GROUPS.ap, [operations]),
  ],
};

/** The only subscription of `operations` is not confirmed. */
export const TOPICS: readonly TopicModel[] = [
  { arn: TOPICS_NAMED.security, confirmed: 3, pending: 1 },
  { arn: TOPICS_NAMED.operations, confirmed: 0, pending: 1 },
  { arn: TOPICS_NAMED.platform, confirmed: 5, pending: 0 },
];
