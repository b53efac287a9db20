import { DatabaseSync } from "node:sqlite";
import { describe, expect, test, vi } from "vitest";
import type { AuditRecord } from "#lib/domain/audit.ts";
import { startHostileProvider } from "../../../e2e/accounts/hostile-provider.ts";
import { Browser } from "../../../e2e/accounts/sign-in-browser.ts";
import { setUpSignIn } from "../../../e2e/accounts/sign-in-setup.ts";
import { database } from "../database.ts";
import { forgetProcessGlobal } from "../process-global.ts";
import { authenticate } from "./authenticate.ts";
import { signOut, toProvider } from "./enter.ts";

const setup = setUpSignIn();
const tabs = (count: number) => Array.from({ length: count }, (_, tab) => `/resources?q=tab-${tab}`);

describe("no client can lock others out", () => {
  test("a thousand anonymous requests call the provider at most once and block no sign-in", async () => {
    const before = setup.provider.seen.length;
    for (let visit = 0; visit < 1_000; visit++) {
      const answer = await toProvider(new Browser().request("/auth/sign-in"));
      expect(answer.headers.get("location")).toContain(`${setup.provider.issuer}/authorize`);
    }
    expect(setup.provider.seen.length - before).toBeLessThanOrEqual(1);
    const browser = new Browser();
    expect(await browser.comeBack(await browser.goTo("/keys"))).toBe("/keys");
  });

  test("failed sign-ins are limited per client: further ones do not call the provider, and other clients are not affected", async () => {
    const [stranger, colleague] = [new Browser("198.51.100.66"), new Browser("198.51.100.7")];
    const waiting = await colleague.goTo("/keys");
    setup.provider.behave({ at: { "/token": [400, JSON.stringify({ error: "invalid_grant" })] } });
    const outcomes = new Set<string>();
    const before = setup.provider.seen.length;
    for (let attempt = 0; attempt < 50; attempt++) {
      const state = new URLSearchParams((await stranger.goTo("/")).split("?")[1]).get("state");
      outcomes.add(await stranger.comeBack(`/auth/callback?code=guessed&state=${state}`));
    }
    expect([...outcomes]).toEqual(["/auth/failed?why=rejected", "/auth/failed?why=busy"]);
    expect(setup.provider.seen.slice(before).filter(({ path }) => path === "/token")).toHaveLength(30);
    setup.provider.behave({ claims: { groups: ["ops"] } });
    expect(await colleague.comeBack(waiting)).toBe("/keys");
  });

  test("parallel failed sign-ins cannot exceed the limit", async () => {
    const stranger = new Browser("198.51.100.66");
    const callbacks = await stranger.restore(tabs(60));
    setup.provider.behave({ at: { "/token": [400, JSON.stringify({ error: "invalid_grant" })] } });
    const before = setup.provider.seen.length;
    await Promise.all(callbacks.map((callback) => stranger.comeBack(callback)));
    // Those that had started before the limit was reached still ended.
    expect(setup.provider.seen.slice(before).filter(({ path }) => path === "/token").length).toBeLessThanOrEqual(
      30 + 7,
    );
  });

  test("successful sign-ins do not count: an office behind one address can sign in", async () => {
    for (let person = 0; person < 60; person++) {
      const browser = new Browser();
      expect(await browser.comeBack(await browser.goTo("/keys"))).toBe("/keys");
    }
  });
});

test("metadata of another issuer is a configuration error, reported before any redirect", async () => {
  const other = await startHostileProvider({ metadata: { issuer: "https://another.example" } });
  vi.stubEnv("POSTURE_OIDC_ISSUER", other.issuer);
  const lines = logged();
  const answer = await toProvider(new Browser().request("/auth/sign-in"));
  vi.stubEnv("POSTURE_OIDC_ISSUER", setup.provider.issuer);
  await other.close();
  expect(answer.headers.get("location")).toBe("https://posture.example.com/auth/failed?why=setup");
  expect(lines()).toEqual([
    expect.objectContaining({ check: "discovered metadata issuer does not match the expected issuer" }),
  ]);
});

describe("a role that could not be read", () => {
  test("is never a silent downgrade: the visitor and the log have the reason", async () => {
    setup.provider.behave({
      claims: { _claim_names: { groups: "src1" }, _claim_sources: { src1: { endpoint: "https://x" } } },
    });
    const lines = logged();
    const browser = new Browser();
    expect(await browser.comeBack(await browser.goTo("/keys"))).toBe("/keys");
    expect((await authenticate(browser.request("/"))).visitor).toMatchObject({ role: "viewer", roleGap: "left-out" });
    expect(lines()).toContainEqual(
      expect.objectContaining({ claim: "groups", gap: "left-out", msg: "the role claim could not be read" }),
    );
  });

  test.each([
    [{ _claim_names: { groups: "src1" } }, "left-out"],
    [{}, "absent"],
    [{ groups: { ops: true } }, "unreadable"],
    [{ groups: ["sales"] }, "no-role"],
  ])("is the reason on the page if it leaves no role: %j", async (claims, why) => {
    vi.stubEnv("POSTURE_VIEWERS", "sec");
    setup.provider.behave({ claims });
    const browser = new Browser();
    expect(await browser.comeBack(await browser.goTo("/keys"))).toBe(`/auth/failed?why=${why}`);
    expect([...browser.cookies]).toEqual([]);
    vi.stubEnv("POSTURE_VIEWERS", "");
  });
});

test("the log names the failed check, and has no code, state, token or text of the provider", async () => {
  const lines = logged();
  const browser = new Browser();
  const callback = await browser.goTo("/keys");
  setup.provider.behave({ signature: "another key", claims: { canary: "CANARY" } });
  await browser.comeBack(callback);
  expect(lines()).toEqual([
    expect.objectContaining({
      audit: expect.objectContaining({
        ...{ action: "signed-in", outcome: "refused" },
        detail: { why: "rejected", check: "JWT signature verification failed" },
      }),
    }),
  ]);
  const { code, state } = Object.fromEntries(new URLSearchParams(callback.split("?")[1]));
  for (const secret of [code, state, "CANARY", "an access token", "eyJ"])
    expect(JSON.stringify(lines())).not.toContain(secret);
});

describe("sign-ins and sign-outs are recorded", () => {
  const written = async (): Promise<readonly AuditRecord[]> => {
    const { audit } = await database();
    const all = { action: [], outcome: [], actor: null, from: null, to: null };
    return audit.records(all, await audit.newest(), 0, 1_000);
  };

  test("with the provider's subject, the address and the role; a rejected one with the failed check", async () => {
    const browser = new Browser();
    await browser.comeBack(await browser.goTo("/"));
    const [signedIn] = await written();
    expect(signedIn).toMatchObject({
      ...{ action: "signed-in", outcome: "done", detail: { role: "operator" } },
      actor: { via: "session", id: "zoe" },
    });
    await signOut(browser.request("/auth/sign-out"));
    expect((await written())[0]).toMatchObject({ action: "signed-out", actor: { via: "session", id: "zoe" } });

    vi.stubEnv("POSTURE_VIEWERS", "sec");
    setup.provider.behave({ claims: { groups: ["sales"] } });
    const stranger = new Browser();
    await stranger.comeBack(await stranger.goTo("/"));
    vi.stubEnv("POSTURE_VIEWERS", "");
    expect((await written())[0]).toMatchObject({
      ...{ action: "signed-in", outcome: "refused", detail: { why: "no-role", check: "a role by groups" } },
      actor: { via: "session", id: "zoe" },
    });
    expect(await (await database()).audit.verify()).toMatchObject({ kind: "verified" });
  });

  test("also if no record can be stored: users can sign in, and the log line says so", async () => {
    vi.stubEnv("POSTURE_LOG_LEVEL", "info");
    const lines = logged();
    const other = new DatabaseSync(setup.databaseFile);
    other.exec("create trigger full before insert on audit_records begin select raise(abort, 'no space'); end");
    const browser = new Browser();
    expect(await browser.comeBack(await browser.goTo("/keys"))).toBe("/keys");
    other.exec("drop trigger full");
    other.close();
    expect((await authenticate(browser.request("/"))).visitor).toMatchObject({ id: "zoe" });
    expect(lines()).toContainEqual(
      expect.objectContaining({
        ...{ level: "warn", msg: "a person signed in" },
        audit: expect.objectContaining({ record: null, unkept: expect.stringContaining("no space") }),
      }),
    );
  });

  test("but rejected anonymous sign-ins do not fill the database", async () => {
    forgetProcessGlobal("limit-refusal record");
    const before = (await written()).length;
    setup.provider.behave({ at: { "/token": [500, ""] } });
    for (let each = 0; each < 80; each += 1) {
      forgetProcessGlobal("limit-failed sign-in");
      const browser = new Browser();
      await browser.comeBack(await browser.goTo("/"));
    }
    expect((await written()).length - before).toBe(60);
    forgetProcessGlobal("limit-refusal record");
  });
});

/** The log records from now on. */
function logged(): () => readonly Record<string, unknown>[] {
  const write = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  return () => write.mock.calls.map(([line]) => JSON.parse(String(line)));
}
