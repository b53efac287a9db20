import { ACCOUNT_ID, arn } from "../identity.ts";
import type { PerRegion } from "../regions.ts";
import { TOPICS_NAMED } from "./alarms.ts";
import { eventRule, type RuleModel } from "./shapes.ts";

const [US, EU, AP] = ["us-east-1", "eu-central-1", "ap-southeast-2"] as const;

const kmsCalls = (...eventName: readonly string[]) => ({
  source: ["aws.kms"],
  "detail-type": ["AWS API Call via CloudTrail"],
  detail: { eventSource: ["kms.amazonaws.com"], eventName },
});
const notices = (region: string, name: string, source: string) =>
  eventRule(region, name, { source: [source] }, [arn("lambda", region, "function:operations-notices")]);

const OTHERS = ["backup", "batch", "ec2", "ecs", "glue", "health", "rds", "redshift", "s3", "sagemaker", "ssm"];

/** The rules on the default event bus. Those of us-east-1 have two pages, with relevant rules on both. */
export const EVENT_RULES: PerRegion<RuleModel> = {
  [US]: [
    eventRule(US, "key-policy-changed", kmsCalls("PutKeyPolicy", "CreateGrant", "RevokeGrant", "RetireGrant"), [
      TOPICS_NAMED.security,
      arn("lambda", US, "function:open-ticket"),
    ]),
    ...OTHERS.map((source) => notices(US, `notice-${source}`, `aws.${source}`)),
    // A pattern without a source matches KMS events too. The rule has no target.
    eventRule(US, "root-user-calls", { detail: { userIdentity: { type: ["Root"] } } }, []),
  ],
  [EU]: [
    eventRule(
      EU,
      "key-disabled-or-deleted",
      kmsCalls("DisableKey", "ScheduleKeyDeletion"),
      [TOPICS_NAMED.platform],
      "DISABLED",
    ),
    eventRule(EU, "key-policy-changed", kmsCalls("PutKeyPolicy", "RevokeGrant"), [TOPICS_NAMED.platform]),
    notices(EU, "notice-health", "aws.health"),
    // The state changes of alarms.
    notices(EU, "notice-alarms", "aws.cloudwatch"),
  ],
  [AP]: [
    notices(AP, "notice-health", "aws.health"),
    {
      detail: {
        Name: "nightly-report",
        Arn: arn("events", AP, "rule/nightly-report"),
        ScheduleExpression: "rate(1 day)",
        State: "ENABLED",
        EventBusName: "default",
      },
      targets: [{ Id: "target-1", Arn: `arn:aws:lambda:${AP}:${ACCOUNT_ID}:function:report` }],
    },
  ],
};
