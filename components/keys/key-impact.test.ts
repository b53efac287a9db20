import { expect, test } from "vitest";
import type { DescribedKey, Key } from "#lib/domain/key.ts";
import { keyImpact, withLoss } from "./key-impact.ts";

const NOW = new Date("2026-11-30T12:00:00Z");
const keyOf = (metadata: object): Key => ({ kind: "described", metadata }) as unknown as DescribedKey;
const SYMMETRIC = keyOf({ spec: "SYMMETRIC_DEFAULT", usage: "ENCRYPT_DECRYPT", state: "Enabled", deletionDate: null });

const of = (
  state: string | null,
  more: { manager?: "AWS" | "CUSTOMER"; deletionDate?: string } = {},
  key = SYMMETRIC,
) => keyImpact({ state, manager: "CUSTOMER", deletionDate: null, ...more }, key, NOW);

test('a key that is already unusable is never described with "if"', () => {
  for (const state of ["Disabled", "PendingImport", "Unavailable", "PendingDeletion", "Gone"])
    expect(of(state)).not.toContain(" if ");
  expect(of("PendingDeletion", { deletionDate: "2026-12-10T00:00:00Z" })).toContain("unrecoverable from 2026-12-10");
  expect(of("Enabled")).toContain("becomes unreadable if");
});

test("after the deletion date the state is unknown without a new scan", () => {
  expect(of("PendingDeletion", { deletionDate: "2026-11-28T00:00:00Z" })).toMatch(/due .* 2026-11-28; .* unknown/);
});

test("an enabled signing key is not described as an encryption key", () => {
  const signing = keyOf({ spec: "RSA_2048", usage: "SIGN_VERIFY", state: "Enabled", deletionDate: null });
  expect(of("Enabled", {}, signing)).toMatch(/^The key is enabled but cannot be used: its spec is RSA_2048/);
});

test("the state of a key that could not be described is unknown", () => {
  expect(of(null)).toBe("The state of the key is unknown.");
});

test("the text for an AWS managed key does not say that it can be disabled", () => {
  expect(of("Enabled", { manager: "AWS" })).toContain("cannot disable or delete");
});

test("the number of dependents of an unusable key states the effect on their data", () => {
  const disabled = { state: "Disabled", manager: "CUSTOMER", deletionDate: null } as const;
  expect(withLoss("2 protections", disabled, NOW)).toBe("2 protections: unreadable now.");
  expect(withLoss("2 protections", { ...disabled, state: "Enabled" }, NOW)).toBe("2 protections.");
});
