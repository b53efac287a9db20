import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { readCsv } from "#lib/evidence/read-csv.ts";
import { expect, test } from "./journey.ts";

/** Names that the rows of the table link to, in their order. */
const namesOnScreen = (page: Page) => page.locator("[data-row]").allTextContents();

test("a filter is in the URL, survives a reload, and exports what it shows", async ({ page }) => {
  await page.goto("/");
  await page
    .getByRole("main")
    .getByRole("link", { name: /AWS owned/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/resources\?.*verdict=aws-owned/);

  await page.getByRole("searchbox").fill("claims");
  await page.getByRole("searchbox").press("Enter");
  await expect(page).toHaveURL(/q=claims/);
  const before = await namesOnScreen(page);
  expect(before.length).toBeGreaterThan(0);

  await page.reload();
  expect(await namesOnScreen(page)).toEqual(before);

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: /CSV/ }).first().click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/123456789012.*\.csv$/);
  // Excel reads UTF-8 only behind a byte-order mark; who asks the API gets none.
  const file = readFileSync(await download.path(), "utf8");
  expect(file.startsWith("\uFEFFscan_id,")).toBe(true);
  expect(await (await page.request.get("/api/evidence.csv?verdict=unencrypted")).text()).toMatch(/^scan_id,/);
  const [header = [], ...rows] = readCsv(file.slice(1));
  expect(rows).toHaveLength(before.length);
  const verdict = header.indexOf("verdict");
  const name = header.indexOf("resource_name");
  for (const [index, row] of rows.entries()) {
    expect(row[verdict]).toBe("aws-owned");
    expect(before[index]).toContain(row[name]?.replace(/^'/, ""));
  }
});

test("a parameter that is wrong is named, and the rest stays in force", async ({ page }) => {
  await page.goto("/resources?verdict=unencrypted&region=nowhere!&colour=blue");
  await expect(page.getByRole("main")).toContainText("colour");
  const { total } = await (await page.request.get("/api/resources?verdict=unencrypted")).json();
  expect(total).toBeGreaterThan(0);
  expect((await namesOnScreen(page)).length).toBe(total);
});

test("the evidence that a resource's page gives is of that resource alone", async ({ page }) => {
  const { items } = await (await page.request.get("/api/resources?type=agent&limit=1")).json();
  const [{ resourceId, resourceArn }] = items;
  await page.goto(`/resources/${resourceId}`);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Export evidence (CSV)" }).click(),
  ]);
  const [header = [], ...rows] = readCsv(readFileSync(await download.path(), "utf8").slice(1));
  expect(rows.length).toBeGreaterThan(0);
  expect(new Set(rows.map((row) => row[header.indexOf("resource_arn")]))).toEqual(new Set([resourceArn]));
});
