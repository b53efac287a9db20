import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { failureKind, toFailure } from "./failure.ts";

const asked = { operation: "bedrock:GetAgent", permission: "bedrock:GetAgent", at: "2026-11-24T00:00:00.000Z" };
const error = (name: string, more: object = {}) => Object.assign(new Error("no"), { name }, more);
const http = (httpStatusCode: number) => ({ $metadata: { httpStatusCode } });

describe("an error is classified by the name that AWS or the transport gives it", () => {
  test.each([
    ["AccessDeniedException", "denied"],
    ["AccessDenied", "denied"],
    ["UnauthorizedOperation", "denied"],
    ["NotAuthorized", "denied"],
    ["ExpiredTokenException", "credentials"],
    ["ExpiredToken", "credentials"],
    ["InvalidSignatureException", "credentials"],
    ["SignatureDoesNotMatch", "credentials"],
    ["CredentialsProviderError", "credentials"],
    ["UnrecognizedClientException", "credentials"],
    ["InvalidClientTokenId", "credentials"],
    ["AuthFailure", "credentials"],
    ["OptInRequired", "not-enabled"],
    ["SubscriptionRequiredException", "not-enabled"],
    ["ThrottlingException", "throttled"],
    ["ThrottledException", "throttled"],
    ["TooManyRequestsException", "throttled"],
    ["SlowDown", "throttled"],
    ["RequestLimitExceeded", "throttled"],
    ["ResourceNotFoundException", "not-found"],
    ["NoSuchBucket", "not-found"],
    ["NotFoundException", "not-found"],
    ["UnknownOperationException", "unsupported"],
    ["InvalidAction", "unsupported"],
    ["NotImplemented", "unsupported"],
    ["TimeoutError", "unreachable"],
    ["CallTimeout", "unreachable"],
    ["NotOffered", "not-offered"],
    ["AbortError", "cut-off"],
    ["InternalServerException", "failed"],
    ["ValidationException", "failed"],
  ])("%s is %s", (name, kind) => {
    expect(failureKind(error(name))).toBe(kind);
  });

  test.each([
    ["ECONNREFUSED", "unreachable"],
    ["ECONNRESET", "unreachable"],
    ["ENOTFOUND", "unreachable"],
    ["EAI_AGAIN", "unreachable"],
    ["CERT_HAS_EXPIRED", "unreachable"],
  ])("the transport's %s is %s", (code, kind) => {
    expect(failureKind(error("Error", { code }))).toBe(kind);
  });

  test("a throttled call that answers 403, and an unknown operation that answers 404, are what they say", () => {
    expect(failureKind(error("Throttling", http(403)))).toBe("throttled");
    expect(failureKind(error("UnknownOperationException", http(404)))).toBe("unsupported");
  });

  test("an answer that cannot be parsed has failed, whatever its status", () => {
    fc.assert(
      fc.property(fc.constantFrom(200, 403, 404, 501), (status) => {
        expect(failureKind(error("SyntaxError", { $response: { statusCode: status } }))).toBe("failed");
        expect(failureKind(error("TypeError", http(status)))).toBe("failed");
      }),
    );
  });
});

describe("a failure as a value", () => {
  test("is never made of anything that could be an answer, and never throws", () => {
    fc.assert(
      fc.property(fc.anything(), (thrown) => {
        const failure = toFailure(thrown, asked);
        expect(failure.operation).toBe("bedrock:GetAgent");
        expect(failure.message).not.toMatch(/[\r\n]/);
        expect(failure.message.length).toBeLessThanOrEqual(300);
      }),
    );
  });

  test("keeps code, status and request id", () => {
    const thrown = error("AccessDeniedException", { $metadata: { httpStatusCode: 403, requestId: "r-9" } });
    expect(toFailure(thrown, asked)).toMatchObject({
      kind: "denied",
      code: "AccessDeniedException",
      httpStatus: 403,
      requestId: "r-9",
    });
  });
});
