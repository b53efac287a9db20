import { PRINCIPAL_ARN } from "../account/identity.ts";
import { AwsError, accessDenied, unknownOperation } from "../protocol/aws-error.ts";
import type { UnderstoodCall } from "../protocol/dispatch.ts";
import type { FaultRule } from "./fault-rule.ts";

/** AWS's answer above a request quota. */
export function throttled(): AwsError {
  return new AwsError("ThrottlingException", "Rate exceeded", 429);
}

/** The error with which a fault refuses a call; null where the fault does something else. */
export function refusal(kind: FaultRule["kind"], { operation, signingName }: UnderstoodCall): AwsError | null {
  const inXml = ["s3", "sts", "rds", "ec2", "sns"].includes(signingName);
  switch (kind) {
    case "deny":
      return signingName === "s3"
        ? new AwsError("AccessDenied", "Access Denied", 403)
        : accessDenied(PRINCIPAL_ARN, operation, "*");
    case "error500":
      return new AwsError(inXml ? "InternalError" : "InternalServerException", "An internal error has occurred.", 500);
    case "error503":
      return new AwsError(inXml ? "ServiceUnavailable" : "ServiceUnavailableException", "Please try again later.", 503);
    case "unknown-operation":
      return unknownOperation();
    case "expired-token":
      return new AwsError(inXml ? "ExpiredToken" : "ExpiredTokenException", "The security token has expired.", 403);
    case "clock-skew":
      return signingName === "s3"
        ? new AwsError(
            "RequestTimeTooSkewed",
            "The difference between the request time and the current time is too large.",
            403,
          )
        : new AwsError(
            "InvalidSignatureException",
            "Signature expired: it is now earlier than the request's time.",
            403,
          );
    case "delete-between":
      return /:(Get|Describe)/.test(operation)
        ? new AwsError("ResourceNotFoundException", "The resource could not be found.", 404)
        : null;
    case "throttle":
    case "garbage":
    case "html":
    case "empty":
    case "wrong-types":
    case "endless-token":
    case "empty-first-page":
    case "reset":
    case "hang":
    case "slow":
    case "truncate":
      return null;
  }
}
