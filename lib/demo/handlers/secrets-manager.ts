import { DescribeSecretCommand } from "@aws-sdk/client-secrets-manager";
import type { DemoModel } from "../account/demo-model.ts";
import { ACCOUNT_ID, PRINCIPAL_ARN } from "../account/identity.ts";
import { AwsError, accessDenied } from "../protocol/aws-error.ts";
import { handle } from "../protocol/operation.ts";

export function secretsManagerOperations({ stores }: DemoModel) {
  return [
    handle(DescribeSecretCommand, ({ SecretId = "" }, { region }) => {
      const secret = stores.secret(region, SecretId);
      if (!secret) {
        throw new AwsError("ResourceNotFoundException", "Secrets Manager can't find the specified secret.");
      }
      if (secret.owner !== ACCOUNT_ID) throw accessDenied(PRINCIPAL_ARN, "secretsmanager:DescribeSecret", SecretId);
      return secret.detail;
    }),
  ];
}
