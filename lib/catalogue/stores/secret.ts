import { DescribeSecretCommand } from "@aws-sdk/client-secrets-manager";
import { GRANTS_UNDOCUMENTED } from "../grant-documentation.ts";
import { storeType } from "../store-type.ts";

/** GetSecretValue is never called. */
export const secret = storeType({
  kind: "secret",
  label: "Secret",
  service: "secrets-manager",
  permission: "secretsmanager:DescribeSecret",
  command: ({ id }) => new DescribeSecretCommand({ SecretId: id }),
  found: ({ ARN, KmsKeyId, DeletedDate, OwningService, RotationEnabled }) =>
    ARN
      ? {
          arn: ARN,
          key: KmsKeyId,
          absence: { means: "aws-managed", alias: "aws/secretsmanager" },
          facts: {
            DeletedDate: DeletedDate?.toISOString(),
            OwningService,
            RotationEnabled: RotationEnabled?.toString(),
          },
        }
      : null,
  grants: GRANTS_UNDOCUMENTED,
  change: {
    how: "in-place",
    summary:
      "Set the secret's key. Secrets Manager re-encrypts the current, pending and previous versions; the role that reads it needs kms:Decrypt on the new key.",
    cli: ({ arn, region, key }) =>
      `aws secretsmanager update-secret --region ${region} --secret-id ${arn} --kms-key-id ${key}`,
    cloudFormation: ({ key }) =>
      `Resources:
  Secret:
    Type: AWS::SecretsManager::Secret
    Properties:
      KmsKeyId: ${key}
      # every other property as before`,
    terraform: ({ key }) =>
      `resource "aws_secretsmanager_secret" "this" {
  kms_key_id = "${key}"
  # every other argument as before
}`,
    source: "SDK: UpdateSecretRequest.KmsKeyId",
  },
  sources: ["SDK: DescribeSecretResponse.KmsKeyId is omitted for secrets encrypted with aws/secretsmanager"],
});
