import { expect, test } from "vitest";
import { readSignInFailure } from "./sign-in-failed.ts";

test("the URL selects only known reasons of a failed sign-in", () => {
  expect(readSignInFailure({ why: "slow" })).toBe("slow");
  expect(readSignInFailure({ why: ["denied", "slow"] })).toBe("denied");
  expect(readSignInFailure({ why: "constructor" })).toBeNull();
  expect(readSignInFailure({})).toBeNull();
});
