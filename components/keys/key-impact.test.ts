import { expect, test } from "vitest";
import { keyImpact } from "./key-impact.ts";

const of = (state: string | null, more: { manager?: "AWS" | "CUSTOMER"; deletionDate?: string } = {}) =>
  keyImpact({ state, manager: "CUSTOMER", deletionDate: null, ...more });

test("a key that is unusable already is never described by what would happen if it were", () => {
  for (const state of ["Disabled", "PendingImport", "Unavailable", "PendingDeletion", "Gone"])
    expect(of(state)).not.toContain(" if ");
  expect(of("PendingDeletion", { deletionDate: "2026-12-10T00:00:00Z" })).toContain("unrecoverable from 2026-12-10");
  expect(of("Enabled")).toContain("becomes unreadable if");
});

test("the state of a key that could not be described is unknown", () => {
  expect(of(null)).toBe("The state of the key is unknown.");
});

test("nobody can disable a key that AWS manages", () => {
  expect(of("Enabled", { manager: "AWS" })).toContain("cannot disable or delete");
});
