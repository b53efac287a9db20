import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { principalsOf, readKeyPolicy } from "./key-policy.ts";

const policy = (statement: unknown) => JSON.stringify({ Version: "2012-10-17", Statement: statement });

describe("a key policy", () => {
  test("reads one or many of everything alike", () => {
    const one = {
      Effect: "Allow",
      Principal: { AWS: "arn:aws:iam::123456789012:root" },
      Action: "kms:*",
      Resource: "*",
    };
    const many = { ...one, Principal: { AWS: ["arn:aws:iam::123456789012:root"] }, Action: ["kms:*"] };
    expect(readKeyPolicy(policy(one))).toEqual(readKeyPolicy(policy([many])));
  });

  test("keeps conditions with operator, key and values", () => {
    const statement = {
      Effect: "Allow",
      Principal: "*",
      Action: "kms:Decrypt",
      Condition: { StringLike: { "kms:ViaService": "bedrock.us-east-1.amazonaws.com" } },
    };
    expect(readKeyPolicy(policy(statement))?.[0]?.conditions).toEqual([
      { operator: "StringLike", key: "kms:ViaService", values: ["bedrock.us-east-1.amazonaws.com"] },
    ]);
  });

  test("a missing Effect is neither Allow nor Deny, and grants no access", () => {
    const statements = readKeyPolicy(
      policy({ Principal: { Service: "bedrock.amazonaws.com" }, Action: "kms:Decrypt" }),
    );
    expect(statements?.[0]?.effect).toBeNull();
    expect(principalsOf(statements ?? [])).toEqual([]);
  });

  test("a denied principal, or one that is excepted, is not among those who may use the key", () => {
    const statements = readKeyPolicy(
      policy([
        { Effect: "Deny", Principal: { AWS: "arn:aws:iam::1:role/a" }, Action: "*" },
        { Effect: "Allow", NotPrincipal: { AWS: "arn:aws:iam::1:role/b" }, Action: "*" },
        { Effect: "Allow", Principal: { AWS: "arn:aws:iam::1:role/c" }, Action: "*" },
      ]),
    );
    expect(principalsOf(statements ?? [])).toEqual(["arn:aws:iam::1:role/c"]);
  });

  test("whatever the text is, reading it does not throw", () => {
    fc.assert(fc.property(fc.string(), (text) => void readKeyPolicy(text)));
    fc.assert(fc.property(fc.json(), (text) => void readKeyPolicy(text)));
    fc.assert(fc.property(fc.jsonValue(), (statement) => void readKeyPolicy(policy(statement))));
  });
});
