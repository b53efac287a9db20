import { expect, test } from "vitest";
import { nothingToClose } from "./gap-closing.ts";

test("resources that were deleted, not offered by AWS or not enabled are counted separately", () => {
  expect(nothingToClose(["deleted", "denied", "deleted", "not-offered", "not-enabled", "failed"])).toBe(
    ", 1 not available in the Region, 1 not enabled, 2 deleted during the scan",
  );
  expect(nothingToClose(["denied"])).toBe("");
});
