import { GetEbsDefaultKmsKeyIdCommand } from "@aws-sdk/client-ec2";
import { GRANTS_UNDOCUMENTED } from "../grant-documentation.ts";
import { storeType } from "../store-type.ts";

/** The default key for EBS, one per account and Region: `alias/aws/ebs` unless the account chose another key. */
export const ebsDefault = storeType({
  kind: "ebs-default",
  label: "EBS default encryption",
  service: "ec2",
  permission: "ec2:GetEbsDefaultKmsKeyId",
  command: () => new GetEbsDefaultKmsKeyIdCommand({}),
  found: ({ KmsKeyId }, { id }) =>
    KmsKeyId ? { arn: id, key: KmsKeyId, absence: { means: "aws-managed", alias: "aws/ebs" } } : null,
  grants: GRANTS_UNDOCUMENTED,
  change: {
    how: "in-place",
    summary:
      "Choose another default key for the Region's EBS volumes. Existing volumes keep their key: replace the capacity provider.",
    cli: ({ region, key }) => `aws ec2 modify-ebs-default-kms-key-id --region ${region} --kms-key-id ${key}`,
    terraform: ({ key }) =>
      `resource "aws_ebs_default_kms_key" "this" {
  key_arn = "${key}"
}`,
    source: "SDK: ModifyEbsDefaultKmsKeyId",
  },
  sources: ["SDK: GetEbsDefaultKmsKeyId"],
});
