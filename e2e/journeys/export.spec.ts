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
    .getByRole("link", { name: /AWS-owned/ })
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
  const [header = [], ...rows] = readCsv(readFileSync(await download.path(), "utf8"));
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
