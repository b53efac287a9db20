import { expect, test } from "vitest";
import type { DescribedKey } from "#lib/domain/key.ts";
import { keyUsers } from "./key-users.ts";

const call = { operation: "kms:GetKeyPolicy", requestId: null, at: "2026-11-24T00:00:00.000Z" };
const ACCOUNT = "123456789012";

function usersOf(statements: readonly object[], grants: readonly object[] = []) {
  const value = JSON.stringify({ Version: "2012-10-17", Statement: statements });
  const key = {
    metadata: { accountId: ACCOUNT },
    policy: { kind: "read", value, call },
    grants: { kind: "read", value: grants, call },
  };
  return keyUsers(key as unknown as DescribedKey);
}

const allow = (principal: unknown, more: object = {}) => ({
  ...{ Effect: "Allow", Principal: principal, Action: "kms:Decrypt", Resource: "*" },
  ...more,
});

test("the account's root leaves the decision to IAM, and another account is marked", () => {
  const [own, foreign] = usersOf([allow({ AWS: `arn:aws:iam::${ACCOUNT}:root` }), allow({ AWS: "999999999999" })]);
  expect(own).toMatchObject({ kind: "account", leftToIam: true, foreign: false });
  expect(foreign).toMatchObject({ kind: "account", leftToIam: true, foreign: true });
});

test("conditions are shown as words, and a Deny is not listed as access", () => {
  const condition = { StringEquals: { "kms:ViaService": "bedrock.us-east-1.amazonaws.com" } };
  const users = usersOf([
    allow({ Service: "bedrock.amazonaws.com" }, { Condition: condition }),
    allow("*", { Effect: "Deny" }),
  ]);
  expect(users).toHaveLength(1);
  expect(users[0]?.uses[0]?.conditions).toEqual(["kms:ViaService is bedrock.us-east-1.amazonaws.com"]);
});

test("the grantee of a grant has access to the key", () => {
  const grant = { grantId: "g", grantee: "bedrock.amazonaws.com", operations: ["Decrypt"], sourceArn: null };
  const [user] = usersOf([], [{ ...grant, encryptionContextSubset: { a: "b" }, encryptionContextEquals: null }]);
  expect(user?.uses[0]).toMatchObject({ grantId: "g", conditions: ["the encryption context has a = b"] });
});
