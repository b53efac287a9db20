import type { Page } from "@playwright/test";
import { openDatabase } from "#lib/snapshots/open-database.ts";
import type { DemoDashboard } from "../accounts/dashboard.ts";
import { expect, firstVisit, test } from "./journey.ts";
import { addressOf } from "./page-addresses.ts";

/** A desk's screen at a zoom of 200 %. */
const ZOOMED = { width: 720, height: 450 };

test("a facet's count is what the list has after choosing it, with the other filters as they are", async ({ page }) => {
  await page.goto("/resources?q=claims&region=us-east-1");
  await page.locator("summary", { hasText: "Verdict" }).click();
  const option = page.getByRole("group", { name: "Verdict" }).locator("label").first();
  const count = (await option.locator(".number").innerText()).trim();
  await option.getByRole("checkbox").check();
  await expect(page).toHaveURL(/verdict=/);
  const status = page.getByRole("navigation", { name: "Pages" }).getByRole("status");
  await expect(status).toContainText(new RegExp(`of ${count} protections?$`));
});

test("types are in the order of their labels, can be searched, and the search is not a filter", async ({ page }) => {
  await page.goto("/resources");
  await page.locator("summary", { hasText: "Type" }).click();
  const menu = page.getByRole("group", { name: "Type" });
  const labels = await menu.locator("label > span:first-of-type").allInnerTexts();
  expect(labels.length).toBeGreaterThan(20);
  expect(labels).toEqual(labels.toSorted((a, b) => a.localeCompare(b, "en")));
  await menu.getByRole("searchbox").fill("guardrail");
  await expect(menu.getByRole("checkbox").first()).toHaveAccessibleName(/guardrail/i);
  await page.waitForTimeout(500);
  expect(new URL(page.url()).search).toBe("");
  await menu.getByRole("checkbox").first().check();
  await expect(page).toHaveURL(/type=/);
});

const SORTED_BY = {
  resources: "Region",
  keys: "Region",
  gaps: "Region",
  control: "Region",
  audit: "Action",
  scans: "State",
};

for (const name of ["resources", "keys", "gaps", "control", "audit", "scans"] as const) {
  test(`${name} can be sorted by a menu at 200 % zoom, and by the headings on a desk`, async ({ page }) => {
    const heading = SORTED_BY[name];
    const column = heading.toLowerCase();
    await page.goto(await addressOf(page.request, name));
    const menu = page.getByRole("combobox", { name: "Sort by" });
    await expect(menu).toBeHidden();
    await page.getByRole("columnheader", { name: heading }).getByRole("link").click();
    await expect(page).toHaveURL(new RegExp(`sort=${column}`));
    await expect(page.getByRole("columnheader", { name: heading })).toHaveAttribute("aria-sort", "ascending");
    await page.setViewportSize(ZOOMED);
    await menu.focus();
    await menu.selectOption({ label: `${heading}, reversed` });
    await expect(page).toHaveURL(new RegExp(`sort=-${column}`));
    await expect(menu).toBeFocused();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  });
}

for (const name of ["resources", "keys", "gaps"] as const) {
  test(`${name}: the size of a page stays in the URL, the last page ends the list, and leads back`, async ({
    page,
  }) => {
    await page.goto(`/${name}`);
    await turnPages(page);
  });
}

for (const name of ["scans", "audit"] as const) {
  firstVisit(
    `${name}: the size of a page and the order stay in the URL, the last page ends the list`,
    async ({ page, dashboard }) => {
      await keepMany(dashboard);
      await page.goto(`/${name}?sort=${name === "scans" ? "duration" : "time"}`);
      await turnPages(page);
      expect(page.url()).toMatch(/sort=(duration|time)/);
      await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "First" }).click();
      await expect(page.getByRole("navigation", { name: "Pages" }).getByRole("status")).toContainText(/^1–25 of/);
      expect(page.url()).toMatch(/limit=25/);
    },
  );
}

/** From the first page of a list to its last, and one back. */
async function turnPages(page: Page) {
  const pages = page.getByRole("navigation", { name: "Pages" });
  await pages.getByRole("combobox", { name: "Page size" }).selectOption("25");
  await expect(page).toHaveURL(/limit=25/);
  await expect(pages.getByRole("status")).toContainText(/^1–25 of/);
  await pages.getByRole("link", { name: "Last" }).click();
  await expect(pages.getByRole("status")).toContainText(/–(\d+) of \1 /);
  await expect(pages.getByRole("link", { name: "Next" })).toBeHidden();
  await pages.getByRole("link", { name: "Previous" }).click();
  await expect(pages.getByRole("link", { name: "Last" })).toBeVisible();
  expect(page.url()).toContain("limit=25");
}

/** Stores 60 scans that failed, and as many audit records. */
async function keepMany({ databaseFile }: DemoDashboard) {
  const { journal, audit, close } = await openDatabase(`file:${databaseFile}`, { now: () => new Date() });
  const start = { accountId: "123456789012", partition: "aws", principalArn: "arn:x", regions: [] };
  const actor = { via: "command", id: "journey", name: "journey" } as const;
  for (let each = 0; each < 60; each += 1) {
    const { scanId } = await journal.begin(start);
    await journal.fail(scanId, "The credentials expired.");
    await audit.append({
      ...{ action: "scan-requested", outcome: "done", actor, address: null, subject: scanId, detail: { each } },
    });
  }
  await close();
}
