import { expect, test } from "vitest";
import type { DescribedKey } from "#lib/domain/key.ts";
import type { KeyUser } from "#lib/domain/key-users.ts";
import { whoCanUse } from "./who-can-use.ts";

const read = { kind: "read" } as const;
const refused = { kind: "unreadable" } as const;
const keyWith = (policy: object, grants: object) => ({ kind: "described", policy, grants }) as unknown as DescribedKey;
const user = (principal: string, kind: KeyUser["kind"], more: Partial<KeyUser> = {}): KeyUser => ({
  ...{ principal, kind, foreign: false, leftToIam: false, uses: [] },
  ...more,
});

test("external principals come first, then services, roles and the account itself", () => {
  const users = [
    user("arn:aws:iam::123456789012:root", "account", { leftToIam: true }),
    user("bedrock.amazonaws.com", "service"),
    user("arn:aws:iam::123456789012:role/A", "identity"),
    user("arn:aws:iam::999999999999:role/B", "identity", { foreign: true }),
    user("*", "anyone"),
  ];
  expect(whoCanUse({ key: keyWith(read, read), users })).toBe(
    "all principals (*), subject to the policy's conditions, 1 principal of an external account, bedrock.amazonaws.com, 1 role or user, principals allowed by IAM policies in this account.",
  );
});

test("access that could not be read is unknown, never an empty list", () => {
  expect(whoCanUse({ key: keyWith(read, read), users: [] })).toBe("No principals.");
  expect(whoCanUse({ key: keyWith(refused, read), users: [] })).toBe("Unknown: the key policy could not be read.");
  expect(whoCanUse({ key: keyWith(read, refused), users: [user("a", "service")] })).toBe(
    "a; the grants could not be read.",
  );
});
