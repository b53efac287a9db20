import { expect, test } from "vitest";
import { nothingToClose } from "./gap-closing.ts";

test("what was deleted, what AWS does not offer and what is not enabled are counted apart, as none of the others is", () => {
  expect(nothingToClose(["deleted", "denied", "deleted", "not-offered", "not-enabled", "failed"])).toBe(
    ", 1 not available in the Region, 1 not enabled, 2 deleted during the scan",
  );
  expect(nothingToClose(["denied"])).toBe("");
});
