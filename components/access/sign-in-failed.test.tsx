import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { SIGN_IN_FAILURES } from "#lib/domain/sign-in-failure.ts";
import { readSignInFailure } from "#lib/server/pages/sign-in-failed.ts";
import { SignInFailed } from "./sign-in-failed.tsx";

const pageFor = (why: string) => renderToStaticMarkup(<SignInFailed why={readSignInFailure({ why })} />);

describe("the page for a failed sign-in", () => {
  test("shows one sentence for each failure, and a link to sign in again", () => {
    const pages = SIGN_IN_FAILURES.map(pageFor);
    expect(new Set(pages).size).toBe(SIGN_IN_FAILURES.length);
    for (const page of pages) {
      expect(page).toContain('href="/auth/sign-in"');
      expect(page).not.toContain("The sign-in failed.<");
    }
  });

  test("distinguishes a slow provider from a response that was rejected", () => {
    expect(pageFor("slow")).toContain("did not respond in time");
    expect(pageFor("slow")).not.toContain("was rejected");
    expect(pageFor("rejected")).toContain("was rejected");
  });

  test("tells an administrator what to do when the provider omitted the groups", () => {
    expect(pageFor("left-out")).toContain("POSTURE_OIDC_ROLE_CLAIM=roles");
  });

  test.each(["__proto__", "constructor", "toString", "", "<script>"])(
    "shows only that the sign-in failed for the unknown reason %j",
    (why) => {
      expect(pageFor(why)).toContain("The sign-in failed.");
      expect(pageFor(why)).not.toContain("script");
    },
  );
});
