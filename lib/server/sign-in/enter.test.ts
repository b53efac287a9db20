import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { AuditRecord } from "#lib/domain/audit.ts";
import { type HostileProvider, startHostileProvider } from "../../../e2e/accounts/hostile-provider.ts";
import { Browser } from "../../../e2e/accounts/sign-in-browser.ts";
import { closeDatabase, database } from "../database.ts";
import { forgetProcessGlobal } from "../process-global.ts";
import { JOURNEYS_BYTES } from "./cookies.ts";
import { whoComes } from "./door.ts";
import { signOut, toProvider } from "./enter.ts";

const DASHBOARD = "https://posture.example.com";
const folder = mkdtempSync(join(tmpdir(), "posture-enter-"));
let provider: HostileProvider;

beforeAll(async () => {
  provider = await startHostileProvider();
  vi.stubEnv("POSTURE_URL", DASHBOARD);
  vi.stubEnv("POSTURE_OIDC_ISSUER", provider.issuer);
  vi.stubEnv("POSTURE_OIDC_CLIENT_ID", "bedrock-posture");
  vi.stubEnv("POSTURE_SESSION_SECRET", "0123456789abcdef0123456789abcdef");
  vi.stubEnv("POSTURE_OPERATORS", "ops");
  vi.stubEnv("DATABASE_URL", `file:${join(folder, "posture.db")}`);
});
beforeEach(() => {
  vi.restoreAllMocks();
  provider.behave({ claims: { groups: ["ops"] } });
  forgetProcessGlobal("limit-failed sign-in");
});
afterAll(async () => {
  await closeDatabase();
  await provider.close();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

const tabs = (count: number) => Array.from({ length: count }, (_, tab) => `/resources?q=tab-${tab}`);

describe("any number of tabs sign in at once", () => {
  test.each([2, 5, 40])("%i restored tabs all arrive where they were", async (count) => {
    const browser = new Browser();
    const callbacks = await browser.restore(tabs(count));
    const arrived = [];
    for (const callback of callbacks.toReversed()) arrived.unshift(await browser.comeBack(callback));
    expect(arrived).toEqual(tabs(count));
    expect(browser.journeys).toEqual([]);
  });

  test("and do not end each other's session", async () => {
    const browser = new Browser();
    const [first = "", second = ""] = await browser.restore(tabs(2));
    await browser.comeBack(first);
    const early = browser.request("/");
    await browser.comeBack(second);
    expect((await whoComes(early)).visitor).toMatchObject({ id: "zoe", role: "operator" });
    expect((await whoComes(browser.request("/"))).visitor).toMatchObject({ id: "zoe", role: "operator" });
  });

  test("but another person in the same browser, or another role, ends the session that was there", async () => {
    const browser = new Browser();
    provider.behave({ claims: { groups: ["ops"], name: "Zoë" } });
    await browser.comeBack(await browser.goTo("/"));
    const zoe = browser.request("/");
    provider.behave({ claims: { groups: [], name: "Zoë" } });
    await browser.comeBack(await browser.goTo("/"));
    expect((await whoComes(zoe)).visitor).toBeNull();
    const viewer = browser.request("/");
    expect((await whoComes(viewer)).visitor).toMatchObject({ id: "zoe", role: "viewer" });
    provider.behave({ claims: { sub: "olga", groups: [], name: "Zoë" } });
    await browser.comeBack(await browser.goTo("/"));
    expect((await whoComes(viewer)).visitor).toBeNull();
    const olga = browser.request("/");
    expect((await whoComes(olga)).visitor).toMatchObject({ id: "olga" });
    vi.stubEnv("POSTURE_VIEWERS", "sec");
    expect(await browser.comeBack(await browser.goTo("/"))).toBe("/auth/failed?why=no-role");
    vi.stubEnv("POSTURE_VIEWERS", "");
    expect((await whoComes(olga)).visitor).toBeNull();
  });

  test("a failed one spoils only itself", async () => {
    const browser = new Browser();
    const [first = "", second = "", third = ""] = await browser.restore(tabs(3));
    provider.behave({ at: { "/token": [500, ""] } });
    expect(await browser.comeBack(second)).toBe("/auth/failed?why=failing");
    expect(await browser.comeBack("/auth/callback?code=stolen&state=guessed")).toBe("/auth/failed?why=expired");
    provider.behave({ claims: { groups: ["ops"] } });
    expect(await browser.comeBack(third)).toBe("/resources?q=tab-2");
    expect(await browser.comeBack(first)).toBe("/resources?q=tab-0");
  });

  test("cookies stay within what proxies take: the oldest go first", async () => {
    const browser = new Browser();
    const callbacks = [];
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() });
    for (const to of tabs(150)) {
      vi.advanceTimersByTime(1_000);
      callbacks.push(await browser.goTo(to));
      expect(browser.journeys.join("; ").length).toBeLessThanOrEqual(JOURNEYS_BYTES);
    }
    expect(browser.journeys.length).toBeGreaterThan(30);
    expect(await browser.comeBack(callbacks.at(0) ?? "")).toBe("/auth/failed?why=expired");
    expect(await browser.comeBack(callbacks.at(-30) ?? "")).toBe("/resources?q=tab-120");
    expect(await browser.comeBack(callbacks.at(-1) ?? "")).toBe("/resources?q=tab-149");
    vi.useRealTimers();
  });

  test("a return address of 4,000 characters is left out, one of 1,000 comes back", async () => {
    const browser = new Browser();
    const long = `/resources?q=${"x".repeat(4_000)}`;
    const callback = await browser.goTo(long);
    expect(browser.journeys.join().length).toBeLessThan(200);
    expect(await browser.comeBack(callback)).toBe("/");
    const fitting = long.slice(0, 1_000);
    expect(await browser.comeBack(await browser.goTo(fitting))).toBe(fitting);
  });

  test("ten minutes are enough for a sign-in, and no more", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() });
    const browser = new Browser();
    const [early = "", late = ""] = await browser.restore(tabs(2));
    vi.advanceTimersByTime(599_000);
    provider.behave({ claims: { groups: ["ops"], iat: Date.now() / 1000, exp: Date.now() / 1000 + 60 } });
    expect(await browser.comeBack(early)).toBe("/resources?q=tab-0");
    vi.advanceTimersByTime(2_000);
    expect(await browser.comeBack(late)).toBe("/auth/failed?why=expired");
    vi.useRealTimers();
  });

  test("a cookie serves the sign-in that it was made for alone, and cannot be changed", async () => {
    const browser = new Browser();
    const [first = "", second = ""] = await browser.restore(["/keys", "/gaps"]);
    const [[one, its] = ["", ""], [other] = ["", ""]] = [...browser.cookies];
    // Moved under the other's name, and with another path or end.
    browser.cookies.set(other, its);
    const [ends = "", , mac = ""] = its.split(".");
    browser.cookies.set(one, `${ends}.${Buffer.from("/tokens").toString("base64url")}.${mac}`);
    expect(await browser.comeBack(first)).toBe("/auth/failed?why=expired");
    expect(await browser.comeBack(second)).toBe("/auth/failed?why=expired");
    browser.cookies.set(one, `zzzzzz.${its.split(".").slice(1).join(".")}`);
    expect(await browser.comeBack(first)).toBe("/auth/failed?why=expired");
  });
});

describe("nobody can lock others out", () => {
  test("a thousand anonymous visits call the provider once at most and keep nobody from signing in", async () => {
    const before = provider.seen.length;
    for (let visit = 0; visit < 1_000; visit++) {
      const answer = await toProvider(new Browser().request("/auth/sign-in"));
      expect(answer.headers.get("location")).toContain(`${provider.issuer}/authorize`);
    }
    expect(provider.seen.length - before).toBeLessThanOrEqual(1);
    const browser = new Browser();
    expect(await browser.comeBack(await browser.goTo("/keys"))).toBe("/keys");
  });

  test("failed sign-ins are limited for each client, without a call to the provider beyond, and without harm to others", async () => {
    const [stranger, colleague] = [new Browser("198.51.100.66"), new Browser("198.51.100.7")];
    const waiting = await colleague.goTo("/keys");
    provider.behave({ at: { "/token": [400, JSON.stringify({ error: "invalid_grant" })] } });
    const outcomes = new Set<string>();
    const before = provider.seen.length;
    for (let attempt = 0; attempt < 50; attempt++) {
      const state = new URLSearchParams((await stranger.goTo("/")).split("?")[1]).get("state");
      outcomes.add(await stranger.comeBack(`/auth/callback?code=guessed&state=${state}`));
    }
    expect([...outcomes]).toEqual(["/auth/failed?why=rejected", "/auth/failed?why=busy"]);
    expect(provider.seen.slice(before).filter(({ path }) => path === "/token")).toHaveLength(30);
    provider.behave({ claims: { groups: ["ops"] } });
    expect(await colleague.comeBack(waiting)).toBe("/keys");
  });

  test("sign-ins that succeed do not count: a whole office behind one address signs in", async () => {
    for (let person = 0; person < 60; person++) {
      const browser = new Browser();
      expect(await browser.comeBack(await browser.goTo("/keys"))).toBe("/keys");
    }
  });
});

test("a provider whose metadata are another's is a matter of the settings, said before anybody is sent off", async () => {
  const other = await startHostileProvider({ metadata: { issuer: "https://another.example" } });
  vi.stubEnv("POSTURE_OIDC_ISSUER", other.issuer);
  const lines = logged();
  const answer = await toProvider(new Browser().request("/auth/sign-in"));
  vi.stubEnv("POSTURE_OIDC_ISSUER", provider.issuer);
  await other.close();
  expect(answer.headers.get("location")).toBe("https://posture.example.com/auth/failed?why=setup");
  expect(lines()).toEqual([
    expect.objectContaining({ check: "discovered metadata issuer does not match the expected issuer" }),
  ]);
});

describe("a role that could not be read", () => {
  test("is never a silent downgrade: the visitor carries the reason, the log has it", async () => {
    provider.behave({
      claims: { _claim_names: { groups: "src1" }, _claim_sources: { src1: { endpoint: "https://x" } } },
    });
    const lines = logged();
    const browser = new Browser();
    expect(await browser.comeBack(await browser.goTo("/keys"))).toBe("/keys");
    expect((await whoComes(browser.request("/"))).visitor).toMatchObject({ role: "viewer", roleGap: "left-out" });
    expect(lines()).toContainEqual(
      expect.objectContaining({ claim: "groups", gap: "left-out", msg: "the role claim could not be read" }),
    );
  });

  test.each([
    [{ _claim_names: { groups: "src1" } }, "left-out"],
    [{}, "absent"],
    [{ groups: { ops: true } }, "unreadable"],
    [{ groups: ["sales"] }, "no-role"],
  ])("is the reason on the page where it leaves no role: %j", async (claims, why) => {
    vi.stubEnv("POSTURE_VIEWERS", "sec");
    provider.behave({ claims });
    const browser = new Browser();
    expect(await browser.comeBack(await browser.goTo("/keys"))).toBe(`/auth/failed?why=${why}`);
    expect([...browser.cookies]).toEqual([]);
    vi.stubEnv("POSTURE_VIEWERS", "");
  });
});

test("the log names the check that failed, and holds no code, state, token or text of the provider", async () => {
  const lines = logged();
  const browser = new Browser();
  const callback = await browser.goTo("/keys");
  provider.behave({ signature: "another key", claims: { canary: "CANARY" } });
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

describe("who signs in and out is written down", () => {
  const written = async (): Promise<readonly AuditRecord[]> => {
    const { audit } = await database();
    const all = { action: [], outcome: [], actor: null, from: null, to: null };
    return audit.records(all, await audit.newest(), 0, 1_000);
  };

  test("with the subject that the provider gave, the address and the role; and who was refused, with the check", async () => {
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
    provider.behave({ claims: { groups: ["sales"] } });
    const stranger = new Browser();
    await stranger.comeBack(await stranger.goTo("/"));
    vi.stubEnv("POSTURE_VIEWERS", "");
    expect((await written())[0]).toMatchObject({
      ...{ action: "signed-in", outcome: "refused", detail: { why: "no-role", check: "a role by groups" } },
      actor: { via: "session", id: "zoe" },
    });
    expect(await (await database()).audit.verify()).toMatchObject({ kind: "verified" });
  });

  test("also where no record can be kept: people sign in all the same, and the line of the log says so", async () => {
    vi.stubEnv("POSTURE_LOG_LEVEL", "info");
    const lines = logged();
    const other = new DatabaseSync(join(folder, "posture.db"));
    other.exec("create trigger full before insert on audit_records begin select raise(abort, 'no space'); end");
    const browser = new Browser();
    expect(await browser.comeBack(await browser.goTo("/keys"))).toBe("/keys");
    other.exec("drop trigger full");
    other.close();
    expect((await whoComes(browser.request("/"))).visitor).toMatchObject({ id: "zoe" });
    expect(lines()).toContainEqual(
      expect.objectContaining({
        ...{ level: "warn", msg: "a person signed in" },
        audit: expect.objectContaining({ record: null, unkept: expect.stringContaining("no space") }),
      }),
    );
  });

  test("but strangers do not fill the database with what was refused", async () => {
    forgetProcessGlobal("limit-refusal record");
    const before = (await written()).length;
    provider.behave({ at: { "/token": [500, ""] } });
    for (let each = 0; each < 80; each += 1) {
      forgetProcessGlobal("limit-failed sign-in");
      const browser = new Browser();
      await browser.comeBack(await browser.goTo("/"));
    }
    expect((await written()).length - before).toBe(60);
    forgetProcessGlobal("limit-refusal record");
  });
});

/** What the log says from now on. */
function logged(): () => readonly Record<string, unknown>[] {
  const write = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  return () => write.mock.calls.map(([line]) => JSON.parse(String(line)));
}
