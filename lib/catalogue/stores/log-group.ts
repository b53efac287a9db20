import { DescribeLogGroupsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { storeType } from "../store-type.ts";

const nameOf = (arn: string): string => arn.split(":log-group:")[1] ?? arn;

export const logGroup = storeType({
  kind: "log-group",
  label: "CloudWatch log group",
  service: "cloudwatch-logs",
  permission: "logs:DescribeLogGroups",
  // Groups are found by prefix only. They come in order of name, so one of exactly this name is the first.
  command: ({ id }) => new DescribeLogGroupsCommand({ logGroupNamePrefix: nameOf(id) }),
  found: ({ logGroups }, { id }) => {
    const group = logGroups?.find((each) => each.logGroupName === nameOf(id));
    if (!group)
      return logGroups?.every((each) => typeof each.logGroupName === "string")
        ? { missing: `There is no log group named ${nameOf(id)}: log delivery to it is broken` }
        : null;
    return {
      arn: id,
      key: group.kmsKeyId,
      absence: { means: "aws-owned" },
      facts: { logGroupClass: group.logGroupClass, retentionInDays: group.retentionInDays?.toString() },
    };
  },
  change: {
    how: "in-place",
    summary:
      "Associate your key with the log group; its policy must let logs.REGION.amazonaws.com use it. Only data that arrives from then on is encrypted with it.",
    cli: ({ arn, region, key }) =>
      `aws logs associate-kms-key --region ${region} --log-group-name "${nameOf(arn)}" --kms-key-id ${key}`,
    cloudFormation: ({ arn, key }) =>
      `Resources:
  LogGroup:
    Type: AWS::Logs::LogGroup
    Properties:
      LogGroupName: ${nameOf(arn)}
      KmsKeyId: ${key}`,
    terraform: ({ arn, key }) =>
      `resource "aws_cloudwatch_log_group" "this" {
  name       = "${nameOf(arn)}"
  kms_key_id = "${key}"
}`,
    source: "SDK: AssociateKmsKey",
  },
  sources: ['Amazon CloudWatch Logs User Guide, "Encrypt log data in CloudWatch Logs using AWS KMS"'],
});
