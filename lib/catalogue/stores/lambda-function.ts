import { GetFunctionConfigurationCommand } from "@aws-sdk/client-lambda";
import { SERVICE_DEFAULT } from "../claim.ts";
import { GRANTS_UNDOCUMENTED } from "../grant-documentation.ts";
import { storeType } from "../store-type.ts";

export const lambdaFunction = storeType({
  kind: "lambda-function",
  label: "Lambda function",
  service: "lambda",
  permission: "lambda:GetFunctionConfiguration",
  command: ({ id }) => new GetFunctionConfigurationCommand({ FunctionName: id }),
  found: ({ FunctionArn, KMSKeyArn, State }, { id }) =>
    FunctionArn ? { arn: id, key: KMSKeyArn, absence: SERVICE_DEFAULT, facts: { State } } : null,
  grants: GRANTS_UNDOCUMENTED,
  change: {
    how: "in-place",
    summary:
      "Set the function's key: it covers environment variables and SnapStart snapshots. The code package has a separate key.",
    cli: ({ arn, region, key }) =>
      `aws lambda update-function-configuration --region ${region} --function-name ${arn} --kms-key-arn ${key}`,
    cloudFormation: ({ key }) =>
      `Resources:
  Function:
    Type: AWS::Lambda::Function
    Properties:
      KmsKeyArn: ${key}
      # every other property as before`,
    terraform: ({ key }) =>
      `resource "aws_lambda_function" "this" {
  kms_key_arn = "${key}"
  # every other argument as before
}`,
    source: "SDK: UpdateFunctionConfigurationRequest.KMSKeyArn",
  },
  sources: [
    'SDK: FunctionConfiguration.KMSKeyArn: without one Lambda uses "an Amazon Web Services owned key or an Amazon Web Services managed key"',
  ],
});
