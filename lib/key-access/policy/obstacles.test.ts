import { expect, test } from "vitest";
import { readKeyPolicy } from "#lib/domain/key-policy.ts";
import { clauseText } from "#lib/domain/policy-clauses.ts";
import type { AccessRequest } from "./decision.ts";
import { evaluatePolicy } from "./evaluate-policy.ts";

const ROLE = "arn:aws:iam::123456789012:role/Model";
const ALLOW = { Effect: "Allow", Principal: { AWS: ROLE }, Action: "kms:Decrypt", Resource: "*" };
const CONTEXT = { "kms:viaservice": ["s3.amazonaws.com"], "kms:grantoperations": ["Decrypt"], "aws:sourcearn": null };

/** Why the first statement of a policy does not allow a request of the role, or why that is unknown. */
function whyNot(statement: object, of: Partial<AccessRequest> = {}): string {
  const document = { Version: "2012-10-17", Statement: [{ ...ALLOW, ...statement }] };
  const decision = evaluatePolicy(readKeyPolicy(JSON.stringify(document)) ?? [], {
    caller: { kind: "principal", arn: ROLE },
    ...{ action: "kms:Decrypt", resource: "arn:aws:kms:us-east-1:123456789012:key/1", context: CONTEXT },
    ...of,
  });
  if (decision.kind === "denied") return clauseText(decision.because);
  const [first] = decision.kind === "not-allowed" ? decision.nearly : "obstacles" in decision ? decision.obstacles : [];
  return first ? clauseText(first.because) : decision.kind;
}

const when = (Condition: object) => ({ Condition });

test.each([
  [
    { StringEquals: { "kms:ViaService": "a" } },
    "the condition StringEquals kms:ViaService requires a, not s3.amazonaws.com",
  ],
  [
    { StringEquals: { "kms:ViaService": ["a", "b", "c", "d"] } },
    "the condition StringEquals kms:ViaService requires a or b or c or one of 1 others, not s3.amazonaws.com",
  ],
  [{ StringNotLike: { "kms:ViaService": "s3.*" } }, "the condition StringNotLike kms:ViaService excludes s3.*"],
  [
    { ArnLike: { "aws:SourceArn": "arn:a" } },
    "the condition ArnLike aws:SourceArn requires arn:a, and the request does not contain the key",
  ],
  [
    { StringEquals: { "kms:Unheard": "a" } },
    "the condition StringEquals kms:Unheard requires a, and the value in the request is unknown",
  ],
  [{ StringIs: { "kms:ViaService": "a" } }, "the condition StringIs kms:ViaService has an unknown operator"],
  [{ StringEquals: { "kms:ViaService": [] } }, "the statement's Condition is not understood"],
  [{ Null: { "kms:ViaService": "maybe" } }, "the condition Null kms:ViaService is not understood"],
  [
    { Null: { "aws:SourceArn": "false" } },
    "the condition Null aws:SourceArn requires the key, which the request does not contain",
  ],
  [{ Null: { "kms:ViaService": "true" } }, "the condition Null kms:ViaService excludes the key"],
  [
    { "ForAnyValue:StringEquals": { "aws:SourceArn": "a" } },
    "the condition ForAnyValue:StringEquals aws:SourceArn requires a value",
  ],
  [
    { "ForAnyValue:StringEqualsIfExists": { "aws:SourceArn": "a" } },
    "AWS does not document IfExists in the condition ForAnyValue:StringEqualsIfExists aws:SourceArn",
  ],
  [
    { NumericEquals: { "kms:ViaService": "1" } },
    "the condition NumericEquals kms:ViaService cannot compare s3.amazonaws.com with 1",
  ],
  [
    { StringEquals: { "kms:ViaService": "$" + "{x" } },
    "the condition StringEquals kms:ViaService: a variable is not terminated",
  ],
  [
    { StringEquals: { "kms:ViaService": "$" + "{aws:Unheard}" } },
    "the condition StringEquals kms:ViaService: the value of aws:Unheard in the request is unknown",
  ],
  [
    { StringNotEquals: { "kms:ViaService": "$" + "{aws:SourceArn}" } },
    "the condition StringNotEquals kms:ViaService has a variable without a value",
  ],
])("the condition %o does not hold or is unknown: %s", (condition, text) => {
  expect(whyNot(when(condition))).toBe(text);
});

test("several values without a set operator of which some match are not documented", () => {
  const context = { "kms:grantoperations": ["Decrypt", "Encrypt"] };
  expect(whyNot(when({ StringEquals: { "kms:GrantOperations": "Decrypt" } }), { context })).toBe(
    "AWS does not document multiple values without a set operator",
  );
});

test.each([
  [{ Principal: { Robot: "x" } }, "Robot is not a known type of principal"],
  [
    { Principal: { AWS: "arn:aws:iam::1234*" } },
    "AWS does not support wildcards within a principal's ARN, as in arn:aws:iam::1234*",
  ],
  [{ Principal: { AWS: "nonsense" } }, "nonsense is not a known principal"],
  [
    { Principal: { AWS: "arn:aws:sts::123456789012:assumed-role/Model/one" } },
    "the statement is only for the session one of the role",
  ],
  [
    { Principal: undefined, NotPrincipal: { AWS: "arn:aws:iam::123456789012:user/x" } },
    "AWS supports NotPrincipal with Deny only",
  ],
  [{ Principal: undefined, NotPrincipal: { AWS: "arn:*" } }, "the NotPrincipal contains a wildcard"],
  [{ Principal: undefined, NotPrincipal: { AWS: "nonsense" } }, "the NotPrincipal contains an unknown principal"],
  [
    { Principal: undefined, NotPrincipal: { AWS: ROLE } },
    "the NotPrincipal does not contain the account, the role and the session of the caller",
  ],
  [{ Action: "k*:Decrypt" }, "the statement's Action is not understood"],
  [{ Resource: "key" }, "the Resource key is not an ARN"],
  [{ Resource: "$" + "{x" }, "the Resource $" + "{x: a variable is not terminated"],
  [{ Effect: "Maybe" }, "the statement's Effect is not understood"],
  [{ Odd: 1 }, "the statement has an unknown element Odd"],
  [{ Action: undefined }, "the statement has no Action"],
  [{ NotAction: "kms:*" }, "the statement has both Action and NotAction"],
  [{ Effect: "Deny" }, "the statement denies this request to the caller"],
])("the statement with %o does not decide or is unknown: %s", (statement, text) => {
  expect(whyNot(statement)).toBe(text);
});

test.each([
  [
    { Principal: { Service: "bedrock.us-east-1.amazonaws.com" } },
    "the statement is for bedrock.us-east-1.amazonaws.com, and the caller is bedrock.amazonaws.com",
  ],
  [{ Principal: { Service: "*.amazonaws.com" } }, "AWS does not document wildcards in service names"],
])("a service that a statement with %o does not name: %s", (statement, text) => {
  expect(whyNot(statement, { caller: { kind: "service", service: "bedrock.amazonaws.com" } })).toBe(text);
});
