import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { ACCOUNT_ID, PRINCIPAL_ARN } from "../account/identity.ts";
import { handle } from "../protocol/operation.ts";

export const stsOperations = [
  handle(GetCallerIdentityCommand, () => ({
    Account: ACCOUNT_ID,
    Arn: PRINCIPAL_ARN,
    UserId: "AROADEMOPOSTURE00000:posture-scan",
  })),
];
