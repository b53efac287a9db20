import { DatabaseSync } from "node:sqlite";
import { test as base, expect, type Page } from "@playwright/test";
import { freePort } from "#lib/cli/process/port.ts";
import { type DemoDashboard, startDemoDashboard } from "../accounts/dashboard.ts";
import { type HostileProvider, type Hostility, startHostileProvider } from "../accounts/hostile-provider.ts";
import {
  CLIENT_SECRET,
  type IdentityProvider,
  signInEnvironment,
  startIdentityProvider,
} from "../accounts/identity-provider.ts";
import { listening } from "./journey.ts";

interface Secured {
  readonly dashboard: DemoDashboard;
  readonly provider: IdentityProvider;
}

/** A dashboard with sign-in, whose provider is a real OpenID Connect server. */
const test = base.extend<{ baseURL: string }, { secured: Secured }>({
  secured: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern
    async ({}, use) => {
      const port = await freePort();
      const url = `http://127.0.0.1:${port}`;
      const provider = await startIdentityProvider(url, CLIENT_SECRET);
      const dashboard = await startDemoDashboard({
        scanned: false,
        port,
        env: {
          ...signInEnvironment(url, provider),
        },
      });
      await use({ dashboard, provider });
      await dashboard.end();
      await provider.close();
    },
    { scope: "worker", timeout: 60_000 },
  ],
  baseURL: ({ secured }, use) => use(secured.dashboard.url),
  page: ({ page }, use) => use(listening(page)),
});

test.describe.configure({ mode: "serial" });

/** Signs in at the provider's own form, which redirects back to the dashboard. */
async function signIn(page: Page, name: string): Promise<void> {
  await page.getByPlaceholder("Enter any login").fill(name);
  await page.getByPlaceholder("and password").fill("anything");
  await page.getByRole("button", { name: "Sign-in" }).click();
  await page.getByRole("button", { name: "Continue" }).click();
}

test("no page or data without signing in: pages redirect to the provider, the API answers 401", async ({
  page,
  request,
  secured,
}) => {
  for (const path of ["/api/resources", "/api/scans", "/api/evidence.csv", "/api/openapi.json"]) {
    const answer = await request.get(path);
    expect(answer.status(), path).toBe(401);
    expect(answer.headers()["www-authenticate"]).toBe("Bearer");
  }
  // A prefetch, a forged visitor header and the framework's own headers do not bypass it.
  for (const headers of [
    { "next-router-prefetch": "1", rsc: "1" },
    { "x-posture-visitor": "eyJ2aWEiOiJsb2NhbCIsInJvbGUiOiJvcGVyYXRvciJ9.AAAA" },
    { "x-middleware-subrequest": "proxy:proxy:proxy:proxy:proxy" },
    { authorization: "Bearer bpt_nothing" },
  ]) {
    const answer = await request.get("/resources", { headers, maxRedirects: 0 });
    expect(answer.status(), JSON.stringify(headers)).toBe(303);
  }
  expect((await request.get("/api/health")).status()).toBe(200);
  await page.goto("/resources?verdict=aws-owned");
  expect(page.url()).toContain(secured.provider.issuer);
});

test("an operator signs in, comes back to the page that was asked for, and scans", async ({ page, context }) => {
  await page.goto("/scans");
  await signIn(page, "olga");
  await expect(page).toHaveURL(/\/scans$/);
  await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
  const cookie = (await context.cookies()).find(({ name }) => name === "posture-session");
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Lax" });
  // The provider leads back to the page: a click before its scripts run does nothing.
  await page.locator("html[data-shortcuts]").waitFor();
  await page.getByRole("button", { name: "Start scan" }).click();
  await expect(page.getByRole("main")).toContainText("Completed", { timeout: 40_000 });
});

test("a viewer can read, and cannot make changes: on the page, and through the API", async ({ page }) => {
  await page.goto("/");
  await signIn(page, "victor");
  await expect(page.getByRole("heading", { name: "Encryption posture" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Start scan" })).toBeDisabled();
  const statuses = await page.evaluate(async () => {
    const scan = await fetch("/api/scans", { method: "POST" });
    const token = await fetch("/api/tokens", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: "{}",
    });
    return [scan.status, (await scan.json()).detail, token.status];
  });
  expect(statuses).toEqual([403, expect.stringContaining("operator role"), 403]);
});

test("a user without a role gets a message", async ({ page }) => {
  await page.goto("/");
  await signIn(page, "mallory");
  await expect(page.getByRole("heading", { name: "You are not signed in" })).toBeVisible();
  await expect(page.getByRole("main")).toContainText("none of your groups or roles has access to this dashboard");
});

test("signing out ends the session for every copy of its cookie", async ({ page, context, request }) => {
  await page.goto("/");
  await signIn(page, "victor");
  await expect(page.getByRole("heading", { name: "Encryption posture" })).toBeVisible();
  const copy = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  expect((await request.get("/api/scans", { headers: { cookie: copy } })).status()).toBe(200);
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("heading", { name: "You are signed out" })).toBeVisible();
  expect((await request.get("/api/scans", { headers: { cookie: copy } })).status()).toBe(401);
  await expect(page.getByRole("link", { name: "Sign out at the identity provider" })).toBeVisible();
});

test("a session that has expired leads to the provider and back to where one was", async ({ page, secured }) => {
  await page.goto("/keys");
  await signIn(page, "victor");
  await expect(page.getByRole("heading", { name: "Keys" })).toBeVisible();
  const database = new DatabaseSync(secured.dashboard.databaseFile);
  database.exec("update sessions set seen_at = '2020-01-01T00:00:00.000Z'");
  database.close();
  await page.goto("/gaps?kind=denied");
  // The provider still knows who this is and asks for nothing.
  await expect(page).toHaveURL(/\/gaps\?kind=denied$/);
  await expect(page.getByRole("heading", { name: "Gaps", exact: true })).toBeVisible();
});

test("tabs of a browser that is opened again all arrive where they were", async ({ page, context }) => {
  await page.goto("/");
  await signIn(page, "victor");
  await expect(page.getByRole("heading", { name: "Encryption posture" })).toBeVisible();
  // The provider still knows who this is; the dashboard does not.
  await context.clearCookies({ name: "posture-session" });
  const paths = ["/keys", "/gaps", "/controls", "/scans", "/resources?verdict=unknown", "/keys?q=a", "/gaps?q=b"];
  const tabs = await Promise.all(paths.map(() => context.newPage()));
  await Promise.all(tabs.map((tab, index) => tab.goto(paths[index] ?? "/")));
  const arrived = tabs.map((tab) => tab.url().replace(/^https?:\/\/[^/]+/, ""));
  expect(arrived).toEqual(paths);
  for (const tab of tabs) await expect(tab.getByRole("button", { name: "Sign out" })).toBeVisible();
  expect((await context.cookies()).filter(({ name }) => name.startsWith("posture-sign-in"))).toEqual([]);
});

test("a response of the provider to no request of this browser is rejected", async ({ page, context }) => {
  await page.goto("/auth/callback?code=stolen&state=guessed");
  await expect(page.getByRole("main")).toContainText("began in another browser");
  expect((await context.cookies()).filter(({ name }) => name === "posture-session")).toEqual([]);
});

test("a scheduler can use an API token until its revocation, and a token cannot create tokens", async ({
  page,
  request,
}) => {
  await page.goto("/tokens");
  await signIn(page, "olga");
  await page.getByLabel("Name").fill("nightly scan");
  await page.getByLabel("Role").selectOption("operator");
  await page.getByRole("button", { name: "Create token" }).click();
  const secret = (await page.getByTestId("new-token").textContent()) ?? "";
  // On a phone the table scrolls: a name is not squeezed to a column of syllables.
  const size = page.viewportSize();
  await page.setViewportSize({ width: 390, height: 844 });
  const name = await page.getByRole("table", { name: "API tokens" }).getByRole("rowheader").first().boundingBox();
  expect(name?.width).toBeGreaterThan(120);
  await page.setViewportSize(size ?? { width: 1440, height: 900 });
  expect(secret).toMatch(/^bpt_[\w-]{43}$/);
  const headers = { authorization: `Bearer ${secret}` };
  expect((await request.get("/api/resources?limit=1", { headers })).status()).toBe(200);
  const started = await request.post("/api/scans", { headers });
  expect([202, 409]).toContain(started.status());
  expect(
    (await request.post("/api/tokens", { headers, data: { name: "x", role: "operator", days: 1 } })).status(),
  ).toBe(403);

  await page.reload();
  await expect(page.getByRole("main")).not.toContainText(secret);
  await page.getByRole("button", { name: "Revoke nightly scan" }).click();
  await expect(page.getByRole("main")).toContainText("revoked");
  expect((await request.get("/api/resources?limit=1", { headers })).status()).toBe(401);
});

/** A dashboard beside a provider that signs every user in at once, or misbehaves. */
async function withHostileProvider(
  hostility: Hostility,
  use: (dashboard: DemoDashboard, provider: HostileProvider) => Promise<void>,
): Promise<void> {
  const provider = await startHostileProvider(hostility);
  const port = await freePort();
  const env = {
    POSTURE_URL: `http://127.0.0.1:${port}`,
    POSTURE_OIDC_ISSUER: provider.issuer,
    POSTURE_OIDC_CLIENT_ID: "bedrock-posture",
    POSTURE_OPERATORS: "posture-operators",
    POSTURE_SESSION_SECRET: "0123456789abcdef0123456789abcdef",
  };
  const dashboard = await startDemoDashboard({ scanned: false, port, env });
  await use(dashboard, provider);
  await dashboard.end();
  await provider.close();
}

test("a viewer whose groups the provider left out gets a notice on every page", async ({ page }) => {
  test.slow();
  await withHostileProvider({ claims: { _claim_names: { groups: "src1" } } }, async ({ url }) => {
    for (const path of ["/", "/keys"]) {
      await page.goto(`${url}${path}`);
      await expect(page.getByRole("note")).toContainText("left out your groups because you are in too many");
    }
  });
});

test("failed sign-ins are limited for each address, for any address that a client claims; the redirect is not", async ({
  page,
  request,
}) => {
  test.slow();
  const invalid = { at: { "/token": [400, JSON.stringify({ error: "invalid_grant" })] } } as const;
  await withHostileProvider(invalid, async ({ url }, provider) => {
    const outcomes: string[] = [];
    for (let attempt = 0; attempt < 35; attempt++) {
      const headers = { "x-forwarded-for": `192.0.2.${attempt}`, "x-posture-client": `192.0.2.${attempt}` };
      const { location = "" } = (await request.get(`${url}/auth/sign-in`, { headers, maxRedirects: 0 })).headers();
      const state = new URL(location).searchParams.get("state");
      const callback = `${url}/auth/callback?code=guessed&state=${state}`;
      const back = await request.get(callback, { headers, maxRedirects: 0 });
      outcomes.push(new URL(back.headers().location ?? "").search);
    }
    expect(outcomes).toEqual([...Array(30).fill("?why=rejected"), ...Array(5).fill("?why=busy")]);
    expect(provider.seen.filter(({ path }) => path === "/token")).toHaveLength(30);
    await page.goto(`${url}/auth/failed?why=busy`);
    await expect(page.getByRole("main")).toContainText("Too many sign-ins from your network failed");
  });
});
