import { expect, test } from "vitest";
import { CONTROLS } from "#lib/controls/controls.ts";
import { unitOfChecks, unitOfFails } from "./check-unit.ts";

test("the failed checks of a known control are counted in its unit", () => {
  const [first] = CONTROLS;
  expect(CONTROLS.filter(({ id }) => unitOfFails(id)[0] === "finding").map(({ id }) => id)).toEqual([]);
  expect(unitOfFails(first?.id ?? "")).toEqual(["resource", "resources"]);
});

test("a key whose grants could not be read is counted as a key, not as a grant", () => {
  expect(unitOfFails("BEP-020")).toEqual(["grant", "grants"]);
  expect(unitOfChecks("BEP-020")).toEqual(["grant or key", "grants or keys"]);
  expect(unitOfChecks("BEP-004")).toEqual(["key", "keys"]);
});
