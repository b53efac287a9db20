import { expect, test } from "vitest";
import { readSignInFailure } from "./sign-in-failed.ts";

test("only a known reason of a failed sign-in is taken from the URL", () => {
  expect(readSignInFailure({ why: "slow" })).toBe("slow");
  expect(readSignInFailure({ why: ["denied", "slow"] })).toBe("denied");
  expect(readSignInFailure({ why: "constructor" })).toBeNull();
  expect(readSignInFailure({})).toBeNull();
});
