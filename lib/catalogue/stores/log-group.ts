import {
  DescribeLogGroupsCommand,
  type DescribeLogGroupsCommandOutput,
  type LogGroup,
} from "@aws-sdk/client-cloudwatch-logs";
import { GRANTS_UNDOCUMENTED } from "../grant-documentation.ts";
import { goesBy, type PagedSearch, searchPages } from "../search-pages.ts";
import { storeType } from "../store-type.ts";

const nameOf = (arn: string): string => arn.split(":log-group:")[1] ?? arn;

export const logGroup = storeType({
  kind: "log-group",
  label: "CloudWatch log group",
  service: "cloudwatch-logs",
  permission: "logs:DescribeLogGroups",
  // DescribeLogGroups filters by prefix only.
  command: ({ id }) => new DescribeLogGroupsCommand({ logGroupNamePrefix: nameOf(id) }),
  found: (output, { id }) => searchPages(search(id), output),
  grants: GRANTS_UNDOCUMENTED,
  change: {
    how: "in-place",
    summary:
      "Associate your key with the log group; its key policy must allow logs.REGION.amazonaws.com. Only data received after that is encrypted with it.",
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

/** "ASCII-sorted by log group name" (SDK, DescribeLogGroups): the exact name comes before all longer names. */
const search = (id: string): PagedSearch<DescribeLogGroupsCommandOutput, LogGroup> => ({
  permission: "logs:DescribeLogGroups",
  command: (nextToken) => new DescribeLogGroupsCommand({ logGroupNamePrefix: nameOf(id), nextToken }),
  items: ({ logGroups }) => logGroups,
  token: ({ logGroups, nextToken }) => (logGroups?.length ? undefined : nextToken),
  isWanted: ({ logGroupName }) => goesBy(logGroupName, nameOf(id)),
  found: ({ kmsKeyId, logGroupClass, retentionInDays }) => ({
    arn: id,
    key: kmsKeyId,
    absence: { means: "aws-owned" },
    facts: { logGroupClass, retentionInDays: retentionInDays?.toString() },
  }),
  missing: `There is no log group named ${nameOf(id)}: log delivery to it fails`,
});
