import { DatabaseSync } from "node:sqlite";
import { test as base, expect, type Page } from "@playwright/test";
import { freePort } from "#lib/cli/process/port.ts";
import { type DemoDashboard, startDemoDashboard } from "../accounts/dashboard.ts";
import { type IdentityProvider, startIdentityProvider } from "../accounts/identity-provider.ts";

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
      const clientSecret = "a secret of the client";
      const provider = await startIdentityProvider(url, clientSecret);
      const dashboard = await startDemoDashboard({
        scanned: false,
        port,
        env: {
          POSTURE_URL: url,
          POSTURE_OIDC_ISSUER: provider.issuer,
          POSTURE_OIDC_CLIENT_ID: "bedrock-posture",
          POSTURE_OIDC_CLIENT_SECRET: clientSecret,
          POSTURE_OPERATORS: "posture-operators",
          POSTURE_VIEWERS: "security",
          POSTURE_SESSION_SECRET: "0123456789abcdef0123456789abcdef",
        },
      });
      await use({ dashboard, provider });
      await dashboard.end();
      await provider.close();
    },
    { scope: "worker", timeout: 60_000 },
  ],
  baseURL: ({ secured }, use) => use(secured.dashboard.url),
});

test.describe.configure({ mode: "serial" });

/** Signs in at the provider's own form, and lets it tell the dashboard. */
async function signIn(page: Page, name: string): Promise<void> {
  await page.getByPlaceholder("Enter any login").fill(name);
  await page.getByPlaceholder("and password").fill("anything");
  await page.getByRole("button", { name: "Sign-in" }).click();
  await page.getByRole("button", { name: "Continue" }).click();
}

test("nobody sees anything without signing in: pages lead to the provider, the API answers 401", async ({
  page,
  request,
  secured,
}) => {
  for (const path of ["/api/resources", "/api/scans", "/api/evidence.csv", "/api/openapi.json"]) {
    const answer = await request.get(path);
    expect(answer.status(), path).toBe(401);
    expect(answer.headers()["www-authenticate"]).toBe("Bearer");
  }
  // Neither a prefetch, nor a header of the door's own, nor the framework's gets past it.
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
  await page.getByRole("button", { name: "Start scan" }).click();
  await expect(page.getByRole("main")).toContainText("Completed", { timeout: 40_000 });
});

test("a viewer looks, and is refused to change: by the page, and by the API", async ({ page }) => {
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
  expect(statuses).toEqual([403, expect.stringContaining("role operator"), 403]);
});

test("who has no role is told so", async ({ page }) => {
  await page.goto("/");
  await signIn(page, "mallory");
  await expect(page.getByRole("heading", { name: "You are not signed in" })).toBeVisible();
  await expect(page.getByRole("main")).toContainText("nothing that it says of you lets you look");
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
  await expect(page.getByRole("link", { name: "Sign out at the provider too" })).toBeVisible();
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

test("an answer of the provider that nobody asked for is not taken", async ({ page, context }) => {
  await page.goto("/auth/callback?code=stolen&state=guessed");
  await expect(page.getByRole("main")).toContainText("began in another browser");
  expect((await context.cookies()).filter(({ name }) => name === "posture-session")).toEqual([]);
});

test("a scheduler comes in by an API token until that is revoked, and a token makes no tokens", async ({
  page,
  request,
}) => {
  await page.goto("/tokens");
  await signIn(page, "olga");
  await page.getByLabel("Name").fill("nightly scan");
  await page.getByLabel("Role").selectOption("operator");
  await page.getByRole("button", { name: "Make token" }).click();
  const secret = (await page.getByTestId("new-token").textContent()) ?? "";
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
