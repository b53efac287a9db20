import { describe, expect, test } from "vitest";
import { permissions, policyForPermissions } from "./permissions.ts";
import { ROLE_FORMATS, roleTemplate } from "./role-templates.ts";

/** Every text that looks like an IAM action, except the one that assumes the role. */
const actionsIn = (template: string): readonly string[] =>
  [...template.matchAll(/[\s"]([a-z0-9-]+:[A-Z][A-Za-z0-9]+)[\s",]/g)]
    .flatMap(([, action]) => action ?? [])
    .filter((action) => !action.startsWith("sts:"));

describe.each(ROLE_FORMATS)("the role for %s", (format) => {
  const template = roleTemplate(format, permissions());

  test("allows the actions of a scan, and no other", () => {
    expect(actionsIn(template)).toEqual(permissions());
    expect(template).not.toMatch(/[\s"][a-z0-9-]+:\*|NotAction/);
  });

  test("is assumed from the account that is a parameter, with the external id that is a parameter", () => {
    expect(template).toMatch(/:iam::\$\{(TrustedAccountId|var\.trusted_account_id)\}:root/);
    expect(template).toMatch(/StringEquals[\s\S]*sts:ExternalId[\s\S]*(!Ref ExternalId|var\.external_id)/);
    expect(template).not.toMatch(/\d{12}[^}]/);
  });

  test("works in every partition", () => {
    expect(template).not.toContain("arn:aws:");
  });
});

test("a scan needs no action that writes, decrypts or reads content", () => {
  const reading = /^[a-z0-9-]+:(Get|List|Describe|BatchGet|Lookup)[A-Z]/;
  expect(permissions().filter((action) => !reading.test(action))).toEqual([]);
  expect(permissions()).not.toContain("kms:Decrypt");
  expect(permissions()).not.toContain("secretsmanager:GetSecretValue");
  expect(permissions()).not.toContain("s3:GetObject");
});

test("the policy fits into one managed policy", () => {
  // 6,144 characters, "white space is not counted" (AWS IAM User Guide, "IAM and AWS STS quotas").
  expect(policyForPermissions(permissions()).replace(/\s/g, "").length).toBeLessThanOrEqual(6144);
});
