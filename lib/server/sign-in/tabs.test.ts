import { describe, expect, test, vi } from "vitest";
import { Browser } from "../../../e2e/accounts/sign-in-browser.ts";
import { setUpSignIn } from "../../../e2e/accounts/sign-in-setup.ts";
import { authenticate } from "./authenticate.ts";
import { JOURNEYS_BYTES } from "./cookies.ts";

const setup = setUpSignIn();
const tabs = (count: number) => Array.from({ length: count }, (_, tab) => `/resources?q=tab-${tab}`);

describe("any number of tabs sign in at once", () => {
  test.each([2, 5, 40])("%i restored tabs all arrive at their own page", async (count) => {
    const browser = new Browser();
    const callbacks = await browser.restore(tabs(count));
    const arrived = await Promise.all(callbacks.map((callback) => browser.comeBack(callback)));
    expect(arrived).toEqual(tabs(count));
    expect(browser.journeys).toEqual([]);
  });

  test("and do not end each other's session", async () => {
    const browser = new Browser();
    const [first = "", second = ""] = await browser.restore(tabs(2));
    await browser.comeBack(first);
    const early = browser.request("/");
    await browser.comeBack(second);
    expect((await authenticate(early)).visitor).toMatchObject({ id: "zoe", role: "operator" });
    expect((await authenticate(browser.request("/"))).visitor).toMatchObject({ id: "zoe", role: "operator" });
  });

  test("but another person in the same browser, or another role, ends the session that was there", async () => {
    const browser = new Browser();
    setup.provider.behave({ claims: { groups: ["ops"], name: "Zoë" } });
    await browser.comeBack(await browser.goTo("/"));
    const zoe = browser.request("/");
    setup.provider.behave({ claims: { groups: [], name: "Zoë" } });
    await browser.comeBack(await browser.goTo("/"));
    expect((await authenticate(zoe)).visitor).toBeNull();
    const viewer = browser.request("/");
    expect((await authenticate(viewer)).visitor).toMatchObject({ id: "zoe", role: "viewer" });
    setup.provider.behave({ claims: { sub: "olga", groups: [], name: "Zoë" } });
    await browser.comeBack(await browser.goTo("/"));
    expect((await authenticate(viewer)).visitor).toBeNull();
    const olga = browser.request("/");
    expect((await authenticate(olga)).visitor).toMatchObject({ id: "olga" });
    vi.stubEnv("POSTURE_VIEWERS", "sec");
    expect(await browser.comeBack(await browser.goTo("/"))).toBe("/auth/failed?why=no-role");
    vi.stubEnv("POSTURE_VIEWERS", "");
    expect((await authenticate(olga)).visitor).toBeNull();
  });

  test("a failed one affects only itself", async () => {
    const browser = new Browser();
    const [first = "", second = "", third = ""] = await browser.restore(tabs(3));
    setup.provider.behave({ at: { "/token": [500, ""] } });
    expect(await browser.comeBack(second)).toBe("/auth/failed?why=failing");
    expect(await browser.comeBack("/auth/callback?code=stolen&state=guessed")).toBe("/auth/failed?why=expired");
    setup.provider.behave({ claims: { groups: ["ops"] } });
    expect(await browser.comeBack(third)).toBe("/resources?q=tab-2");
    expect(await browser.comeBack(first)).toBe("/resources?q=tab-0");
  });

  test("cookies stay within the limits of proxies: the oldest are removed first", async () => {
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

  test("a sign-in may take ten minutes, and no longer", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() });
    const browser = new Browser();
    const [early = "", late = ""] = await browser.restore(tabs(2));
    vi.advanceTimersByTime(599_000);
    setup.provider.behave({ claims: { groups: ["ops"], iat: Date.now() / 1000, exp: Date.now() / 1000 + 60 } });
    expect(await browser.comeBack(early)).toBe("/resources?q=tab-0");
    vi.advanceTimersByTime(2_000);
    expect(await browser.comeBack(late)).toBe("/auth/failed?why=expired");
    vi.useRealTimers();
  });

  test("a cookie works only for its own sign-in, and cannot be changed", async () => {
    const browser = new Browser();
    const [first = "", second = ""] = await browser.restore(["/keys", "/gaps"]);
    const [[one, its] = ["", ""], [other] = ["", ""]] = [...browser.cookies];
    // Moved to the other's name, and with another path or expiry.
    browser.cookies.set(other, its);
    const [ends = "", , mac = ""] = its.split(".");
    browser.cookies.set(one, `${ends}.${Buffer.from("/tokens").toString("base64url")}.${mac}`);
    expect(await browser.comeBack(first)).toBe("/auth/failed?why=expired");
    expect(await browser.comeBack(second)).toBe("/auth/failed?why=expired");
    browser.cookies.set(one, `zzzzzz.${its.split(".").slice(1).join(".")}`);
    expect(await browser.comeBack(first)).toBe("/auth/failed?why=expired");
  });
});
