import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type HostileProvider, type Hostility, startHostileProvider } from "../../../e2e/accounts/hostile-provider.ts";
import type { SignInSettings } from "./settings.ts";
import { beginSignIn, finishSignIn, type Person } from "./sign-in.ts";
import { faultOf, type SignInFault } from "./sign-in-error.ts";

const BASE: Omit<SignInSettings, "issuer"> = {
  url: "https://posture.example.com",
  clientId: "bedrock-posture",
  clientSecret: "a secret of the client",
  clientAuth: null,
  scopes: "openid profile",
  roleClaim: "groups",
  operators: ["ops"],
  viewers: ["sec"],
  sessionSecret: "0123456789abcdef0123456789abcdef",
  timeoutS: 10,
};

/** Signs in at a provider that behaves well until the redirect back, unless `from` says otherwise. */
async function signIn(
  provider: HostileProvider,
  hostility: Hostility,
  { from = "callback", ...more }: Partial<SignInSettings> & { readonly from?: "start" | "callback" } = {},
): Promise<Person | SignInFault> {
  const settings = { ...BASE, issuer: provider.issuer, ...more };
  provider.behave(from === "start" ? hostility : {});
  try {
    const { location, journey } = await beginSignIn(settings, "/");
    const back = (await fetch(location, { redirect: "manual" })).headers.get("location") ?? "";
    provider.behave(hostility);
    return await finishSignIn(settings, new URL(back).search, journey);
  } catch (error) {
    return faultOf(error);
  }
}

let shared: HostileProvider;
beforeAll(async () => {
  shared = await startHostileProvider();
});
afterAll(() => shared.close());

/** Each test has its own provider, because discovery is cached. */
async function signInAnew(hostility: Hostility, more: Partial<SignInSettings> = {}) {
  const provider = await startHostileProvider();
  const outcome = await signIn(provider, hostility, { from: "start", ...more });
  await provider.close();
  const token = provider.seen.find(({ path }) => path === "/token");
  return { outcome, token, calls: provider.seen.map(({ path }) => path) };
}

describe("a provider's response is accepted only if every check passes, and the failed check is named", () => {
  test("a valid response is accepted", async () => {
    expect(await signIn(shared, { claims: { groups: ["ops"], name: "Zoë" } })).toEqual({
      subject: "zoe",
      name: "Zoë",
      role: "operator",
      gap: null,
    });
  });

  test.each<[string, Hostility, RegExp]>([
    ["signed with a key that the provider does not publish", { signature: "another key" }, /signature verification/],
    ["without a signature", { signature: "none" }, /"alg"/],
    ["signed by HMAC, whose key the client shares", { signature: "HS256" }, /"alg"/],
    ["with an empty subject", { claims: { sub: "" } }, /"sub" \(subject\)/],
    ["with a blank subject", { claims: { sub: " \t" } }, /"sub" \(subject\)/],
    ["without a subject", { claims: { sub: null } }, /"sub" \(subject\)/],
    ["with a subject that is a number", { claims: { sub: 7 } }, /"sub" \(subject\)/],
    ["for another client", { claims: { aud: "another" } }, /"aud" \(audience\)/],
    ["of another issuer", { claims: { iss: "https://evil.example" } }, /"iss" \(issuer\)/],
    ["that has expired", { claims: { exp: 1_000_000_000 } }, /"exp" \(expiration time\)/],
    ["for another sign-in", { claims: { nonce: "another" } }, /"nonce"/],
    ["without a nonce", { claims: { nonce: null } }, /"nonce"/],
    ["with userinfo of somebody else", { userinfo: { sub: "olga" } }, /"sub" property value/],
  ])("an ID token %s is rejected", async (_, hostility, check) => {
    expect(await signIn(shared, hostility)).toEqual({ why: "rejected", check: expect.stringMatching(check) });
  });

  test("a response for another state is rejected before the code is exchanged", async () => {
    const { journey } = await beginSignIn({ ...BASE, issuer: shared.issuer }, "/");
    const before = shared.seen.length;
    const fault = await finishSignIn({ ...BASE, issuer: shared.issuer }, "?code=x&state=y", journey).catch(faultOf);
    expect(fault).toEqual({ why: "rejected", check: expect.stringMatching(/"state"/) });
    expect(shared.seen.length).toBe(before);
  });
});

describe("a failing provider is distinguished from a rejected response", () => {
  const answerWith = (error: string) => JSON.stringify({ error, error_description: "CANARY-description" });

  test.each<[string, Hostility, SignInFault]>([
    ["500", { at: { "/token": [500, "{}"] } }, { why: "failing", check: "status 500 of the provider" }],
    ["503 of its keys", { at: { "/jwks": [503, "x"] } }, { why: "failing", check: "status 503 of the provider" }],
    ["500 of userinfo", { at: { "/userinfo": [500, ""] } }, { why: "failing", check: "status 500 of the provider" }],
    ["429", { at: { "/token": [429, "slow down"] } }, { why: "failing", check: "status 429 of the provider" }],
    [
      "invalid_client",
      { at: { "/token": [401, answerWith("invalid_client")] } },
      { why: "client", check: "error invalid_client of the provider, status 401" },
    ],
    [
      "invalid_grant",
      { at: { "/token": [400, answerWith("invalid_grant")] } },
      { why: "rejected", check: "error invalid_grant of the provider, status 400" },
    ],
    [
      "an error of its own making",
      { at: { "/token": [400, answerWith("CANARY\u202e\n")] } },
      { why: "setup", check: "error of no known name of the provider, status 400" },
    ],
    [
      "an answer that is no JSON",
      { at: { "/token": [200, "<html>CANARY</html>"] } },
      { why: "rejected", check: 'failed to parse "response" body as JSON' },
    ],
  ])("%s", async (_, hostility, fault) => {
    // Keys are cached for each provider, so each test has its own.
    const provider = await startHostileProvider();
    const outcome = await signIn(provider, hostility);
    await provider.close();
    expect(outcome).toEqual(fault);
    expect(JSON.stringify(outcome)).not.toContain("CANARY");
  });

  test.each(["/.well-known/openid-configuration", "/token", "/jwks", "/userinfo"])(
    "silence at %s is reported as slow, also within a response; a cut connection as no connection",
    async (path) => {
      for (const silence of ["silence", "half"] as const) {
        const slow = await signInAnew({ at: { [path]: silence } }, { timeoutS: 0.5 });
        expect(slow.outcome).toEqual({ why: "slow", check: "an answer of the provider in time" });
      }
      const cut = await signInAnew({ at: { [path]: "cut" } });
      expect(cut.outcome).toEqual({
        why: "unreachable",
        check: expect.stringMatching(/^connection to the provider: /),
      });
    },
  );

  test("an unreachable provider is reported as that, with the error code", async () => {
    const gone = await startHostileProvider();
    await gone.close();
    expect(await signIn(gone, {}, { from: "start" })).toEqual({
      why: "unreachable",
      check: "connection to the provider: ECONNREFUSED",
    });
  });

  test.each([
    ["access_denied", "denied"],
    ["server_error", "failing"],
    ["temporarily_unavailable", "failing"],
    ["invalid_scope", "setup"],
    ["<script>", "setup"],
  ])("the provider sends the browser back with %s: %s", async (error, why) => {
    const settings = { ...BASE, issuer: shared.issuer };
    const { journey } = await beginSignIn(settings, "/");
    const search = `?${new URLSearchParams({ error, state: journey.state, error_description: "CANARY" })}`;
    const fault = await finishSignIn(settings, search, journey).catch(faultOf);
    expect(fault).toMatchObject({ why });
    expect(JSON.stringify(fault)).not.toMatch(/CANARY|script/);
  });

  test("a failed discovery is not repeated by every request, a running one is shared, and it is retried later", async () => {
    const provider = await startHostileProvider({ at: { "/.well-known/openid-configuration": [500, ""] } });
    const settings = { ...BASE, issuer: provider.issuer };
    const visit = () => beginSignIn(settings, "/").catch(faultOf);
    const outcomes = await Promise.all(Array.from({ length: 100 }, visit));
    expect(outcomes).toEqual(Array(100).fill({ why: "failing", check: "status 500 of the provider" }));
    for (let i = 0; i < 10; i++) await visit();
    expect(provider.seen).toHaveLength(1);
    provider.behave({});
    const { provider: ask } = await import("./provider.ts");
    await ask(settings, Date.now() + 60_000);
    expect(provider.seen).toHaveLength(2);
    expect(await visit()).toHaveProperty("location");
    await provider.close();
  });
});

describe("the client authenticates as the provider's metadata require", () => {
  const SECRET = "a+secret+of+the+client";
  const methods = (...token_endpoint_auth_methods_supported: string[]): Hostility => ({
    metadata: { token_endpoint_auth_methods_supported },
  });

  test.each<[string, Hostility, Partial<SignInSettings>]>([
    ["where it names nothing", {}, {}],
    ["where it takes that alone", methods("client_secret_basic"), {}],
    ["where it takes several", methods("private_key_jwt", "client_secret_post", "client_secret_basic"), {}],
  ])("by client_secret_basic %s", async (_, hostility, more) => {
    const { token } = await signInAnew(hostility, more);
    expect(token?.authorization).toBe(`Basic ${Buffer.from(`bedrock%2Dposture:${SECRET}`).toString("base64")}`);
    expect(token?.body).not.toContain("client_secret");
  });

  test.each<[string, Hostility, Partial<SignInSettings>]>([
    ["where it takes that alone", methods("client_secret_post"), {}],
    ["where the settings say so", methods("client_secret_basic"), { clientAuth: "client_secret_post" }],
  ])("by client_secret_post %s", async (_, hostility, more) => {
    const { token } = await signInAnew(hostility, more);
    expect(token?.authorization).toBe("");
    expect(token?.body).toContain(`client_secret=${SECRET}`);
  });

  test("without a secret as a public client", async () => {
    const { token } = await signInAnew(methods("client_secret_basic", "none"), { clientSecret: null });
    expect(token?.authorization).toBe("");
    expect(token?.body).toContain("client_id=bedrock-posture");
    expect(token?.body).not.toMatch(/client_secret|client_assertion/);
  });

  test("and is rejected before any redirect if the provider accepts only keys or certificates", async () => {
    const { outcome, calls } = await signInAnew(methods("private_key_jwt", "tls_client_auth"));
    expect(outcome).toEqual({
      why: "setup",
      check:
        "the token endpoint takes private_key_jwt, tls_client_auth; this dashboard has client_secret_basic, client_secret_post, client_secret_jwt",
    });
    expect(calls).toEqual(["/.well-known/openid-configuration"]);
  });

  test.each(["authorization_endpoint", "token_endpoint", "jwks_uri"])(
    "metadata without %s are rejected",
    async (name) => {
      const { outcome } = await signInAnew({ metadata: { [name]: null } });
      expect(outcome).toEqual({ why: "setup", check: `the provider's metadata names ${name}` });
    },
  );
});

describe("groups that a provider does not send", () => {
  test("come from userinfo if only userinfo has them", async () => {
    expect(await signIn(shared, { userinfo: { groups: ["ops"] } })).toMatchObject({ role: "operator", gap: null });
  });

  test.each<[string, Hostility, string]>([
    ["left out by Entra", { claims: { _claim_names: { groups: "src1" } } }, "left-out"],
    ["left out of userinfo", { userinfo: { _claim_names: { groups: "src1" } } }, "left-out"],
    ["missing", {}, "absent"],
    ["an object", { claims: { groups: { ops: true } } }, "unreadable"],
  ])("%s give no role, and say why", async (_, hostility, gap) => {
    expect(await signIn(shared, hostility)).toMatchObject({ role: null, gap });
  });
});
