import { describe, expect, test } from "vitest";
import { type Strictness, startIdentityProvider } from "../../../e2e/accounts/identity-provider.ts";
import { signInAt } from "../../../e2e/accounts/sign-in-walk.ts";
import type { SignInSettings } from "./settings.ts";
import { beginSignIn, finishSignIn, type Person } from "./sign-in.ts";
import { faultOf, type SignInFault } from "./sign-in-error.ts";

const URL_OF_DASHBOARD = "https://posture.example.com";
const SECRET = "a secret of the client: +/%&=~";

/** Signs a person in at a real OpenID Connect server that is strict in one way. */
async function signIn(
  strictness: Strictness,
  name: string,
  more: Partial<SignInSettings> = {},
  change: (location: URL) => void = () => {},
): Promise<Person | SignInFault> {
  const { issuer, close } = await startIdentityProvider(URL_OF_DASHBOARD, SECRET, strictness);
  const settings: SignInSettings = {
    ...{ url: URL_OF_DASHBOARD, issuer, clientId: "bedrock-posture", clientSecret: SECRET, clientAuth: null },
    ...{ scopes: "openid profile email", roleClaim: "groups", operators: ["posture-operators"], viewers: ["security"] },
    ...{ sessionSecret: "0123456789abcdef0123456789abcdef", timeoutS: 10 },
    ...more,
  };
  try {
    const begun = await beginSignIn(settings, "/").catch(faultOf);
    if ("check" in begun) return begun;
    change(begun.location);
    const back = await signInAt(begun.location, name);
    return await finishSignIn(settings, back.search, begun.journey).catch(faultOf);
  } finally {
    await close();
  }
}

describe("at a real provider that requires PKCE and returns groups by userinfo only", () => {
  const OLGA = { subject: "olga", name: "olga of Aldermere", role: "operator", gap: null };

  test.each(["client_secret_basic", "client_secret_post", "client_secret_jwt"] as const)(
    "and accepts %s only, people sign in with their role",
    async (clientAuth) => {
      expect(await signIn({ clientAuth }, "olga")).toEqual(OLGA);
    },
  );

  test("people sign in to a public client", async () => {
    expect(await signIn({ clientAuth: "none" }, "olga", { clientSecret: null })).toEqual(OLGA);
  });

  test("and accepts private_key_jwt only, the error says so", async () => {
    const check = expect.stringMatching(/^the token endpoint takes private_key_jwt; this dashboard has client_secret_/);
    expect(await signIn({ clientAuth: "private_key_jwt" }, "olga")).toEqual({ why: "setup", check });
  });

  test.each(["client_secret_basic", "client_secret_post"] as const)(
    "a wrong secret by %s is reported as that",
    async (clientAuth) => {
      expect(await signIn({ clientAuth }, "olga", { clientSecret: "an old one" })).toMatchObject({ why: "client" });
    },
  );

  test("the provider rejects a sign-in without PKCE: the requirement is real", async () => {
    const withoutPkce = ({ searchParams }: URL) => {
      searchParams.delete("code_challenge");
      searchParams.delete("code_challenge_method");
    };
    const check = "error invalid_request of the authorization endpoint";
    expect(await signIn({}, "olga", {}, withoutPkce)).toEqual({ why: "setup", check });
  });

  test("a missing role claim is reported", async () => {
    expect(await signIn({}, "olga", { roleClaim: "realm_access.roles" })).toMatchObject({ role: null, gap: "absent" });
  });
});
