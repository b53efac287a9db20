import type { FreshFailure } from "./call.ts";

/** Why AWS did not say whose the credentials are, and what to do about it, in a sentence or two. */
export function whyUnidentified(failure: FreshFailure): string {
  const { kind, code, message, operation } = failure;
  switch (kind) {
    case "credentials":
    case "token-refused":
      // The credential chain's own sentence: AWS was not asked.
      if (code === "CredentialsProviderError") return message;
      return `AWS rejected the credentials: ${ended(`${message} (${code})`)} ${whatToDo(code)}`;
    case "unreachable":
      // Says itself what to check.
      if (code === "NameNotResolved") return ended(message);
      return `${ended(message)} Check the network, the proxy (HTTPS_PROXY) and AWS_ENDPOINT_URL.`;
    case "denied":
    case "throttled":
    case "not-found":
    case "deleted":
    case "not-offered":
    case "not-enabled":
    case "unsupported":
    case "failed":
    case "cut-off":
      if (code === "NetworkSettingsError") return message;
      return `${operation} failed with ${code}: ${message}`;
  }
}

const ended = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);

function whatToDo(code: string): string {
  if (/Expired/.test(code))
    return "Renew the session (for IAM Identity Center: `aws sso login`), then run the scan again.";
  if (/TooSkewed|InvalidSignature/.test(code)) return "Check the clock of this machine and the secret access key.";
  if (/SignatureDoesNotMatch/.test(code)) return "The secret access key does not match the access key ID.";
  return "The access key is unknown or inactive: check AWS_PROFILE and the AWS_ variables.";
}
