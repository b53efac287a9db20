import type { FailureKind, FreshFailure } from "#lib/domain/call.ts";
import { cutText } from "#lib/domain/well-formed.ts";
import { calledHost } from "./observe-attempts.ts";
import { transportReason } from "./reason.ts";

/**
 * The parts of an error that the SDK or the transport may set. Nothing else of it is looked at. The SDK hands on what an
 * error's body has, so that a text may be anything.
 */
interface Thrown {
  readonly name?: unknown;
  readonly message?: unknown;
  readonly code?: unknown;
  readonly Code?: unknown;
  readonly $metadata?: { readonly httpStatusCode?: number; readonly requestId?: string };
  readonly $response?: { readonly statusCode?: number };
}

/**
 * What an error's names mean, first match first: a throttled call may answer 403, an unknown operation 404.
 * The codes are those of the services' own error shapes and of "Common Errors" in their API references.
 */
const KINDS: readonly (readonly [FailureKind, RegExp, ...number[]])[] = [
  ["cut-off", /^(AbortError|AnswerTooLarge)/],
  ["not-offered", /^NotOffered/],
  ["throttled", /Throttl|TooManyRequests|RequestLimitExceeded|SlowDown|ProvisionedThroughputExceeded/, 429],
  [
    "credentials",
    /ExpiredToken|RequestExpired|InvalidSignature|SignatureDoesNotMatch|RequestTimeTooSkewed|IncompleteSignature|CredentialsProviderError|TokenProviderError|MissingAuthenticationToken|InvalidAccessKeyId|\bInvalidToken\b|UnrecognizedClient|InvalidClientTokenId|\bAuthFailure\b/,
  ],
  ["not-enabled", /OptInRequired|SubscriptionRequired/],
  ["unsupported", /UnknownOperation|InvalidAction|NotImplemented|UnsupportedOperation|UnknownService/, 405, 501],
  [
    "denied",
    /AccessDenied|UnauthorizedOperation|\bUnauthorizedException|NotAuthorized|\bForbidden\b|AllAccessDisabled/,
  ],
  ["not-found", /NotFound|NoSuch|DoesNotExist/],
  [
    "unreachable",
    /ECONN|EPIPE|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|Timeout|CERT|UNABLE_TO_|ERR_TLS|ERR_SSL|ERR_PROXY|EPROTO/,
  ],
];

/** Whether AWS refused the credentials themselves. The code of EC2 is AuthFailure, that of S3 InvalidToken. */
export const isTokenRefused = ({ code }: FreshFailure): boolean =>
  /^(UnrecognizedClient(Exception)?|InvalidClientTokenId|AuthFailure|InvalidToken|InvalidAccessKeyId)$/.test(code);

/** What an error means. What is not recognised is `failed`, which is never a statement about a resource. */
export function failureKind(thrown: unknown): FailureKind {
  const error = (thrown ?? {}) as Thrown;
  if (isParseError(error)) return "failed";
  const names = [error.name, error.code, error.Code].filter(isText).join(" ");
  const status = httpStatus(thrown);
  const known = KINDS.find(([, pattern, ...statuses]) => pattern.test(names) || (status && statuses.includes(status)));
  return known?.[0] ?? (status === 403 ? "denied" : "failed");
}

/** The deserialiser's: SyntaxError (JSON), TypeError and RangeError (times, depth), Error (XML). */
const isParseError = ({ name, message }: Thrown): boolean =>
  name === "SyntaxError" ||
  name === "TypeError" ||
  name === "RangeError" ||
  (name === "Error" && isText(message) && /deserialization|parse error/i.test(message));

const isText = (value: unknown): value is string => typeof value === "string" && value !== "";

function httpStatus(thrown: unknown): number | null {
  const error = (thrown ?? {}) as Thrown;
  return error.$metadata?.httpStatusCode ?? error.$response?.statusCode ?? null;
}

/** Turns what an SDK call threw into a value. Keeps code, one shortened line, status and request id; never a body. */
export function toFailure(thrown: unknown, asked: Pick<FreshFailure, "operation" | "permission" | "at">): FreshFailure {
  const error = (thrown ?? {}) as Thrown;
  return {
    ...asked,
    kind: failureKind(thrown),
    code: isParseError(error)
      ? "UnreadableAnswer"
      : ([error.code, error.Code, error.name].find(isText) ?? "UnknownError"),
    message: oneLine(messageOf(error)),
    httpStatus: httpStatus(thrown),
    requestId: error.$metadata?.requestId ?? null,
  };
}

function messageOf(error: Thrown): string {
  if (isParseError(error)) return "The answer is not what the protocol promises";
  const host = calledHost(error);
  const reason = transportReason(error);
  if (host && reason) return `${host} cannot be reached: ${reason}`;
  return isText(error.message) ? error.message : "No message";
}

const LONGEST_MESSAGE = 300;

/** The SDK's deserialiser adds this to what is thrown while an answer is read. */
const HINT = /\s*Deserialization error: to see the raw response.*$/s;

/** One printable line: error texts come from outside and end in logs, tables and spreadsheets. */
function oneLine(text: string): string {
  const line = text
    .replace(HINT, "")
    .toWellFormed()
    .replace(/\p{Cc}+/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
  return cutText(line, LONGEST_MESSAGE);
}
