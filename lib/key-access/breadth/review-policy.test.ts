import { describe, expect, test } from "vitest";
import { readKeyPolicy } from "#lib/domain/key-policy.ts";
import type { RemarkKind } from "./remark.ts";
import { reviewPolicy } from "./review-policy.ts";

const ACCOUNT = "111122223333";
const use = { Effect: "Allow", Action: ["kms:Decrypt", "kms:GenerateDataKey"], Resource: "*" };
const role = { AWS: `arn:aws:iam::${ACCOUNT}:role/Writer` };
const bedrock = { Service: "bedrock.amazonaws.com" };

function remarks(kind: RemarkKind, ...statements: readonly unknown[]) {
  const text = JSON.stringify({ Version: "2012-10-17", Statement: statements });
  return reviewPolicy(readKeyPolicy(text) ?? [], ACCOUNT, [kind]).map(({ answer }) => answer);
}

describe("which external principals may use a key", () => {
  const open = (statement: object, ...more: readonly unknown[]) =>
    remarks("open-to-others", { ...use, Principal: "*", ...statement }, ...more);

  test("all accounts without a condition are too many", () => {
    expect(open({})).toEqual(["fail"]);
    expect(open({ Principal: { AWS: "*" } })).toEqual(["fail"]);
  });

  test.each([
    [
      "kms:ViaService says how, not who",
      { StringEquals: { "kms:ViaService": "s3.us-east-1.amazonaws.com" } },
      ["fail"],
    ],
    ["an encryption context is no secret", { StringEquals: { "kms:EncryptionContext:a": "b" } }, ["fail"]],
    ["kms:CallerAccount binds", { StringEquals: { "kms:CallerAccount": ACCOUNT } }, []],
    ["an organisation binds", { StringEquals: { "aws:PrincipalOrgID": "o-exampleorgid" } }, []],
    ["a wildcard for the account binds nothing", { StringLike: { "aws:PrincipalAccount": "1*" } }, ["fail"]],
    ["an ARN of any account binds nothing", { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/x" } }, ["fail"]],
    ["IfExists binds nothing", { StringEqualsIfExists: { "aws:PrincipalOrgID": "o-exampleorgid" } }, ["fail"]],
    ["a negation binds nothing", { StringNotEquals: { "aws:PrincipalOrgID": "o-exampleorgid" } }, ["fail"]],
    ["ForAllValues binds nothing", { "ForAllValues:StringLike": { "aws:PrincipalOrgPaths": "o-a/*" } }, ["fail"]],
    ["one account among wildcards binds nothing", { StringLike: { "kms:CallerAccount": [ACCOUNT, "*"] } }, ["fail"]],
    ["under StringEquals * is a character", { StringEquals: { "kms:CallerAccount": [ACCOUNT, "*"] } }, []],
    ["under StringEqualsIgnoreCase, too", { StringEqualsIgnoreCase: { "aws:PrincipalOrgID": ["o-a", "o-?"] } }, []],
    ["a literal ARN with * is nobody's", { StringEquals: { "aws:PrincipalArn": "arn:aws:iam::*:role/x" } }, []],
    ["ArnEquals takes wildcards", { ArnEquals: { "aws:PrincipalArn": "arn:aws:iam::*:role/x" } }, ["fail"]],
    ["who asks is who asks", { StringEquals: { "aws:PrincipalAccount": `\${aws:PrincipalAccount}` } }, ["fail"]],
    ["so is its ARN", { ArnLike: { "aws:PrincipalArn": `arn:aws:iam::\${aws:PrincipalAccount}:role/x` } }, ["fail"]],
    ["the account of the key binds", { StringEquals: { "kms:CallerAccount": `\${aws:ResourceAccount}` } }, []],
    [
      "who asks as the key's account binds",
      { StringEquals: { "aws:ResourceAccount": `\${aws:PrincipalAccount}` } },
      [],
    ],
    ["the key's account alone says nothing", { StringEquals: { "aws:ResourceAccount": ACCOUNT } }, ["fail"]],
    ["accounts above a number cannot be told", { NumericGreaterThan: { "kms:CallerAccount": "0" } }, ["cannot-tell"]],
    ["an operator that is not known cannot be told", { StringMatches: { "kms:CallerAccount": "x" } }, ["cannot-tell"]],
  ])("%s", (_, Condition, answers) => {
    expect(open({ Condition })).toEqual(answers);
  });

  test("an external account has access only under a condition", () => {
    const Principal = { AWS: "arn:aws:iam::444455556666:root" };
    expect(open({ Principal })).toEqual(["fail"]);
    expect(
      open({ Principal, Condition: { StringEquals: { "kms:ViaService": "s3.us-east-1.amazonaws.com" } } }),
    ).toEqual([]);
  });

  test("a Deny for everyone outside the organization may restrict an Allow", () => {
    const outside = { StringNotEquals: { "aws:PrincipalOrgID": "o-exampleorgid" } };
    const deny = { Effect: "Deny", Principal: "*", Action: "kms:*", Resource: "*", Condition: outside };
    expect(open({}, deny)).toEqual(["cannot-tell"]);
    expect(open({}, { ...deny, Action: "kms:Encrypt" })).toEqual(["fail"]);
  });

  test("a Deny for some of the allowed actions does not restrict the others", () => {
    const outside = { StringNotEquals: { "aws:PrincipalOrgID": "o-exampleorgid" } };
    const deny = { Effect: "Deny", Principal: "*", Action: "kms:Decrypt", Resource: "*", Condition: outside };
    expect(open({}, deny)).toEqual(["fail"]);
    expect(open({}, { ...deny, Action: ["kms:Decrypt", "kms:Generate*"] })).toEqual(["cannot-tell"]);
  });

  test("the account of the key and its roles are not external, and a Deny grants no access", () => {
    expect(open({ Principal: role })).toEqual([]);
    expect(open({ Principal: { AWS: ACCOUNT }, Action: "kms:*" })).toEqual([]);
    expect(open({ Effect: "Deny" })).toEqual([]);
  });

  test("a statement that is not understood is unknown", () => {
    expect(open({ Resource: undefined })).toEqual(["cannot-tell"]);
    expect(open({ Principal: undefined, NotPrincipal: role })).toEqual(["cannot-tell"]);
    expect(open({ Principal: { CanonicalUser: "79a59d" } })).toEqual(["cannot-tell"]);
  });
});

describe("on whose behalf a service may use a key", () => {
  const forWhom = (Condition: object, more = {}) =>
    remarks("service-without-source", { ...use, Principal: bedrock, Condition, ...more });

  test.each([
    ["nobody says for whom", {}, ["fail"]],
    ["aws:SourceAccount does", { StringEquals: { "aws:SourceAccount": ACCOUNT } }, []],
    ["aws:SourceArn does", { ArnLike: { "aws:SourceArn": `arn:aws:bedrock:us-east-1:${ACCOUNT}:agent/*` } }, []],
    ["a source of any account does not", { ArnLike: { "aws:SourceArn": "arn:aws:bedrock:*:*:agent/*" } }, ["fail"]],
    [
      "a context with an ARN of the account does",
      { ArnLike: { "kms:EncryptionContext:aws:bedrock:arn": `arn:aws:bedrock:us-east-1:${ACCOUNT}:agent/*` } },
      [],
    ],
    ["* under StringEquals is no other source", { StringEquals: { "aws:SourceAccount": [ACCOUNT, "*"] } }, []],
    ["* under StringLike is any source", { StringLike: { "aws:SourceAccount": [ACCOUNT, "*"] } }, ["fail"]],
    [
      "a context of * is one that anyone may give",
      { StringEquals: { "kms:EncryptionContext:aws:bedrock:arn": "*" } },
      ["fail"],
    ],
    ["a context that names no account does not", { StringEquals: { "kms:EncryptionContext:app": "x" } }, ["fail"]],
  ])("%s", (_, condition, answers) => {
    expect(forWhom(condition)).toEqual(answers);
  });

  test("a service that only reads the metadata of the key has no remark", () => {
    expect(forWhom({}, { Action: ["kms:DescribeKey"] })).toEqual([]);
    expect(forWhom({}, { Action: ["kms:*"] })).toEqual(["fail"]);
  });
});

describe("who may create grants on a key", () => {
  const grant = (Condition: object, Principal: unknown = role) =>
    remarks("free-grants", { ...use, Action: "kms:CreateGrant", Principal, Condition });

  test.each([
    ["nothing binds the grants", {}, ["fail"]],
    ["kms:GrantIsForAWSResource binds them", { Bool: { "kms:GrantIsForAWSResource": "true" } }, []],
    ["that it is false binds nothing", { Bool: { "kms:GrantIsForAWSResource": "false" } }, ["fail"]],
    ["their constraint binds them", { StringEquals: { "kms:GrantConstraintType": "EncryptionContextSubset" } }, []],
    ["their operations bind them", { "ForAllValues:StringEquals": { "kms:GrantOperations": ["Decrypt"] } }, []],
    ["a service binds them", { StringLike: { "kms:ViaService": "bedrock.*.amazonaws.com" } }, []],
    ["any service does not", { StringLike: { "kms:ViaService": "*" } }, ["fail"]],
    ["* under StringEquals is no service", { StringEquals: { "kms:ViaService": "*" } }, []],
  ])("%s", (_, condition, answers) => {
    expect(grant(condition)).toEqual(answers);
  });

  test("the account's own delegation to IAM is no remark", () => {
    expect(grant({}, { AWS: `arn:aws:iam::${ACCOUNT}:root` })).toEqual([]);
  });
});

describe("who administers a key", () => {
  const decide = (Action: string | string[], Principal: unknown = role) =>
    remarks("wide-administration", { ...use, Action, Principal });

  test("administrators who cannot use the key, as AWS advises, have no remark", () => {
    expect(decide(["kms:PutKeyPolicy", "kms:ScheduleKeyDeletion"])).toEqual([]);
  });

  test("a principal with kms:* both uses and administers the key", () => {
    expect(decide("kms:*")).toEqual(["fail"]);
    expect(decide("*")).toEqual(["fail"]);
  });

  test("the account's own delegation to IAM is no remark, that to another account is", () => {
    expect(decide("kms:*", { AWS: ACCOUNT })).toEqual([]);
    expect(decide("kms:*", { AWS: "444455556666" })).toEqual(["fail"]);
  });

  test("an Allow of administration to all principals or to a service has another remark", () => {
    expect(decide("kms:Put*", "*")).toEqual(["fail"]);
    expect(decide("kms:ScheduleKeyDeletion", bedrock)).toEqual(["fail"]);
  });
});
