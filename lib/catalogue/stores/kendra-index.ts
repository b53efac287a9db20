import { DescribeIndexCommand } from "@aws-sdk/client-kendra";
import { lastSegment } from "#lib/domain/arn.ts";
import { GRANTS_UNDOCUMENTED } from "../grant-documentation.ts";
import { storeType } from "../store-type.ts";

export const kendraIndex = storeType({
  kind: "kendra-index",
  label: "Kendra index",
  service: "kendra",
  permission: "kendra:DescribeIndex",
  command: ({ id }) => new DescribeIndexCommand({ Id: lastSegment(id) }),
  found: ({ Id, ServerSideEncryptionConfiguration: encryption, Edition, Status }, { id }) =>
    Id
      ? {
          arn: id,
          key: encryption?.KmsKeyId,
          absence: { means: "aws-owned" },
          facts: { Edition, Status },
        }
      : null,
  grants: GRANTS_UNDOCUMENTED,
  change: {
    how: "recreate",
    summary:
      "An index's key is fixed at creation: create a new index with your key, add its data sources, and update the knowledge base to use it.",
    cli: ({ id, region, key }) =>
      `aws kendra create-index --region ${region} --name ${id}-cmk --edition GEN_AI_ENTERPRISE_EDITION \\
  --role-arn "$ROLE_ARN" --server-side-encryption-configuration KmsKeyId=${key}`,
    cloudFormation: ({ key }) =>
      `Resources:
  Index:
    Type: AWS::Kendra::Index
    Properties:
      ServerSideEncryptionConfiguration: { KmsKeyId: ${key} }
      # Name, Edition and RoleArn as before`,
    terraform: ({ key }) =>
      `resource "aws_kendra_index" "this" {
  server_side_encryption_configuration {
    kms_key_id = "${key}"
  }
  # name, edition and role_arn as before
}`,
    source: "SDK: UpdateIndexRequest has no key member",
  },
  sources: ["SDK: DescribeIndexResponse.ServerSideEncryptionConfiguration.KmsKeyId (no default is stated: inferred)"],
});
