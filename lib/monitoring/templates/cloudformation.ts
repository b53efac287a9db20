import { TOPIC_PARAMETERS, TRAIL_RESOURCES, topicResources } from "./cloudformation-parts.ts";
import { eventPatternOf, filterPatternOf, LOG_GROUP_NAME, type TemplatePlan } from "./template-plan.ts";

/** A rule on the default event bus with a topic, and a trail where the plan needs one. */
export function cloudFormationForRule({ region, events, needsTrail }: TemplatePlan): string {
  return template(
    `Sends alerts for ${events.length} AWS KMS API calls in ${region} through EventBridge`,
    TOPIC_PARAMETERS,
    {
      ...(needsTrail ? TRAIL_RESOURCES : {}),
      KeyWatchRule: {
        Type: "AWS::Events::Rule",
        Properties: {
          Description: "AWS KMS API calls that make a key unusable or change access to it",
          State: "ENABLED",
          EventPattern: eventPatternOf(events),
          Targets: [{ Id: "key-alerts", Arn: { Ref: "KeyAlertsTopic" } }],
        },
      },
      ...topicResources("events"),
    },
  );
}

/** A metric filter on a trail's log group, an alarm and a topic, in the Region of the log group. */
export function cloudFormationForFilter({ events }: TemplatePlan, logGroup: { name: string; region: string }): string {
  const named = LOG_GROUP_NAME.test(logGroup.name);
  const parameters = {
    ...TOPIC_PARAMETERS,
    TrailLogGroup: {
      Type: "String",
      Description: "The log group to which the trail writes",
      ...(named ? { Default: logGroup.name } : {}),
    },
  };
  const metric = { MetricNamespace: "KeyWatch", MetricName: "KeyCalls" };
  return template(
    `Sends alerts for ${events.length} AWS KMS API calls through a metric filter and an alarm`,
    parameters,
    {
      KeyWatchFilter: {
        Type: "AWS::Logs::MetricFilter",
        Properties: {
          LogGroupName: { Ref: "TrailLogGroup" },
          FilterPattern: filterPatternOf(events),
          MetricTransformations: [{ ...metric, MetricValue: "1" }],
        },
      },
      KeyWatchAlarm: {
        Type: "AWS::CloudWatch::Alarm",
        Properties: {
          AlarmDescription: "AWS KMS API calls that make a key unusable or change access to it",
          Namespace: metric.MetricNamespace,
          MetricName: metric.MetricName,
          Statistic: "Sum",
          Period: 300,
          EvaluationPeriods: 1,
          Threshold: 1,
          ComparisonOperator: "GreaterThanOrEqualToThreshold",
          TreatMissingData: "notBreaching",
          AlarmActions: [{ Ref: "KeyAlertsTopic" }],
        },
      },
      ...topicResources("cloudwatch"),
    },
  );
}

function template(description: string, parameters: object, resources: object): string {
  const parts = { AWSTemplateFormatVersion: "2010-09-09", Description: description };
  return JSON.stringify({ ...parts, Parameters: parameters, Resources: resources }, null, 2);
}
