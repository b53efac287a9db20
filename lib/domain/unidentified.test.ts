import { expect, test } from "vitest";
import type { FreshFailure } from "./call.ts";
import { whyUnidentified } from "./unidentified.ts";

const failure = (kind: FreshFailure["kind"], code: string, message: string): FreshFailure => ({
  ...{ kind, code, message, operation: "sts:GetCallerIdentity", permission: "sts:GetCallerIdentity" },
  ...{ httpStatus: null, requestId: null, at: "2026-11-24T00:00:00.000Z" },
});

test.each([
  [failure("credentials", "CredentialsProviderError", "The profile gives none."), "The profile gives none."],
  [
    failure("credentials", "ExpiredToken", "The security token has expired."),
    "AWS rejected the credentials: The security token has expired. (ExpiredToken). Renew the session (for IAM Identity Center: `aws sso login`), then run the scan again.",
  ],
  [
    failure("credentials", "InvalidClientTokenId", "The token is invalid"),
    "AWS rejected the credentials: The token is invalid (InvalidClientTokenId). The access key is unknown or inactive: check AWS_PROFILE and the AWS_ variables.",
  ],
  [
    failure("unreachable", "ECONNREFUSED", "aws.example cannot be reached: nothing listens there (ECONNREFUSED)"),
    "aws.example cannot be reached: nothing listens there (ECONNREFUSED). Check the network, the proxy (HTTPS_PROXY) and AWS_ENDPOINT_URL.",
  ],
  [
    failure("unreachable", "NameNotResolved", "sts.example does not resolve. Check DNS and proxy"),
    "sts.example does not resolve. Check DNS and proxy.",
  ],
  [failure("failed", "NetworkSettingsError", "AWS_ENDPOINT_URL takes one."), "AWS_ENDPOINT_URL takes one."],
  [failure("failed", "InternalFreshFailure", "no"), "sts:GetCallerIdentity failed with InternalFreshFailure: no"],
])("%o: says why AWS did not say whose the credentials are, and what to do", (asked, sentence) => {
  expect(whyUnidentified(asked)).toBe(sentence);
});
