import { DatabaseSync } from "node:sqlite";
import { expect, test } from "./journey.ts";

test("from a resource to its key, to what else the key protects, and back", async ({ page }) => {
  await page.goto("/resources?verdict=customer-managed&type=custom-model");
  const row = page.locator("[data-row]").first();
  const name = ((await row.textContent()) ?? "").trim();
  await row.click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(name);
  await expect(page.getByRole("main")).toContainText("bedrock:GetCustomModel");
  await expect(page.getByRole("main")).toContainText("bedrock:GetCustomModel returned the customer managed key");

  await page.getByRole("main").locator('a[href^="/keys/"]').first().click();
  await expect(page).toHaveURL(/\/keys\/[0-9a-f]{16}/);
  await expect(page.getByRole("main")).toContainText("kms:");
  await expect(page.getByRole("main").getByRole("link", { name }).first()).toBeVisible();

  await page.goBack();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(name);
  await page.goBack();
  await expect(page).toHaveURL(/\/resources\?verdict=customer-managed/);
});

test("from a control that fails to a finding, to its resource, which says that it fails", async ({ page }) => {
  await page.goto("/controls?answer=fail");
  const main = page.getByRole("main");
  await main.getByRole("link", { name: /^BEP-001/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("BEP-001");
  await expect(main).toContainText("our mapping");
  const finding = main
    .getByRole("row")
    .filter({ has: page.getByText("Fail", { exact: true }) })
    .first();
  const name = (await finding.getByRole("link").textContent()) ?? "";
  await finding.getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(name);
  await main.getByRole("link", { name: /^BEP-001/ }).click();
  await expect(page).toHaveURL(/\/controls\/BEP-001/);
});

test("a weak resource has its remediation, in three languages", async ({ page }) => {
  await page.goto("/resources?verdict=aws-owned&type=agent");
  await page.locator("[data-row]").first().click();
  await page.getByText("Remediation").first().click();
  await page.getByRole("tab", { name: "Terraform" }).first().click();
  await expect(page.getByRole("tabpanel").first()).toContainText("resource");
});

test("a resource that is not there is not found, in words", async ({ page }) => {
  const answer = await page.goto("/resources/0000000000000000");
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole("main")).toContainText(/not|no /i);
});

test("a link with an id from before ids contained the account leads to its resource, with its query", async ({
  page,
  dashboard,
}) => {
  const from = "/resources?type=agent&region=us-east-1";
  const { items, scanId: scan } = await (
    await page.request.get("/api/resources?type=agent&region=us-east-1&limit=1")
  ).json();
  const [{ resourceId, resourceName }] = items;
  const former = "0123456789abcdef";
  const database = new DatabaseSync(dashboard.databaseFile);
  database.prepare("insert into former_ids (former, id) values (?, ?)").run(former, resourceId);
  database.close();

  const query = new URLSearchParams({ scan, from });
  const redirect = await page.request.get(`/resources/${former}?${query}`, { maxRedirects: 0 });
  expect([redirect.status(), redirect.headers().location]).toEqual([307, `/resources/${resourceId}?${query}`]);
  await page.goto(`/resources/${former}?${query}`);
  await expect(page).toHaveURL(new RegExp(`/resources/${resourceId}[?]`));
  expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({ scan, from });
  await expect(page.getByRole("heading", { level: 1 })).toContainText(resourceName);
  await page.goto(`/resources?resource=${former}`);
  await expect(page.locator("[data-row]").first()).toContainText(resourceName);
  expect((await page.request.get("/resources/fedcba9876543210")).status()).toBe(404);
});

test("paper has the whole of a key: its policy and every grant", async ({ page }) => {
  const { items } = await (await page.request.get("/api/keys?q=claims-models&limit=1")).json();
  await page.goto(`/keys/${items[0].id}`);
  await expect(page).toHaveTitle(/claims-models/);
  await page.emulateMedia({ media: "print" });
  for (const name of ["key policy", "Grants"]) {
    const hidden = await page
      .getByRole("group", { name, exact: true })
      .evaluate((box) => box.scrollHeight - box.clientHeight);
    expect(hidden, name).toBeLessThanOrEqual(1);
  }
});

test("like lines on the page of a key are one line with their number, which opens to all of them", async ({ page }) => {
  const { items } = await (await page.request.get("/api/keys?manager=CUSTOMER&limit=1000")).json();
  const [busiest] = items.toSorted((a: { grants: number }, b: { grants: number }) => b.grants - a.grants);
  await page.goto(`/keys/${busiest.id}`);
  const groups = page
    .locator("main details")
    .filter({ has: page.locator("summary", { hasText: /\d+ (more|similar) / }) });
  expect(await groups.count()).toBeGreaterThan(0);
  for (const group of await groups.all()) {
    const [count] = (await group.locator("summary").innerText()).match(/\d+/) ?? [];
    await group.locator("summary").click();
    await expect(group.locator("li")).toHaveCount(Number(count));
    await expect(group.locator("li").first()).toBeVisible();
  }
  for (const reasons of await page.locator("#findings ul.divide-y > li").all())
    expect(
      await reasons.locator("li").evaluateAll((all) => all.filter((each) => !each.closest("details")).length),
    ).toBeLessThan(4);
});
