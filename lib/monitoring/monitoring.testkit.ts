import type { Part } from "#lib/domain/key.ts";
import type { EventRule, MetricAlarm, MonitoredRegion, Monitoring, Trail } from "#lib/domain/monitoring.ts";

/*
 * Monitoring in which every component exists, for tests to remove some.
 */

const CALL = { operation: "test:Read", requestId: null, at: "2026-11-24T00:00:00.000Z" };

export const read = <Value>(value: Value): Part<Value> => ({ kind: "read", value, call: CALL });

export const unreadable = (permission = "cloudtrail:GetTrailStatus"): Part<never> => ({
  kind: "unreadable",
  failure: { ...CALL, kind: "denied", code: "AccessDenied", message: "no", httpStatus: 400, permission },
});

export const ACCOUNT = "123456789012";
export const TRAIL = `arn:aws:cloudtrail:us-east-1:${ACCOUNT}:trail/all`;
export const LOG_GROUP = `arn:aws:logs:us-east-1:${ACCOUNT}:log-group:trail`;
export const TOPIC = `arn:aws:sns:us-east-1:${ACCOUNT}:alerts`;
export const METRIC = { namespace: "Trail", name: "Keys", value: "1" };
export const PATTERN =
  "{ ($.eventSource = kms.amazonaws.com) && (($.eventName = DisableKey) || ($.eventName = ScheduleKeyDeletion)) }";

export function trail(members: Partial<Trail> = {}): Trail {
  return {
    arn: TRAIL,
    name: "all",
    homeRegion: "us-east-1",
    isMultiRegion: false,
    isOrganization: false,
    logGroupArn: `${LOG_GROUP}:*`,
    bucket: "trail",
    kmsKeyId: null,
    validatesFiles: true,
    logging: read(true),
    selection: read({ kind: "basic", selectors: [] }),
    ...members,
  };
}

export function alarm(members: Partial<MetricAlarm> = {}): MetricAlarm {
  return {
    kind: "metric",
    arn: `arn:aws:cloudwatch:us-east-1:${ACCOUNT}:alarm:keys`,
    name: "keys",
    actionsEnabled: true,
    actions: [TOPIC],
    metrics: [{ namespace: METRIC.namespace, name: METRIC.name, dimensions: [], accountId: null }],
    expressions: [],
    condition: { statistic: "Sum", comparison: "GreaterThanOrEqualToThreshold", threshold: 1, periods: 1, unit: null },
    ...members,
  };
}

export function rule(members: Partial<EventRule> = {}): EventRule {
  return {
    arn: `arn:aws:events:us-east-1:${ACCOUNT}:rule/keys`,
    name: "keys",
    state: "ENABLED",
    pattern: JSON.stringify({ source: ["aws.kms"], detail: { eventName: ["PutKeyPolicy", "RevokeGrant"] } }),
    targets: read([TOPIC]),
    ...members,
  };
}

export const US: MonitoredRegion = {
  region: "us-east-1",
  trails: read([TRAIL]),
  rules: read([rule()]),
  alarmRules: read([]),
};

/** One Region: an alarm for disablement and deletion, a rule for policies and grants. */
export function monitoring(members: Partial<Monitoring> = {}): Monitoring {
  return {
    regions: [US],
    trails: [trail()],
    logGroups: [
      {
        arn: LOG_GROUP,
        region: "us-east-1",
        filters: read([{ name: "keys", pattern: PATTERN, metrics: [METRIC] }]),
      },
    ],
    alarms: [{ region: "us-east-1", alarms: read([alarm()]) }],
    topics: [{ arn: TOPIC, subscriptions: read(2) }],
    ...members,
  };
}
