import { expect, test } from "./journey.ts";
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

for (const name of ["resources", "keys", "gaps", "control"] as const) {
  test(`${name} can be sorted by a menu at 200 % zoom, and by the headings on a desk`, async ({ page }) => {
    await page.goto(await addressOf(page.request, name));
    const menu = page.getByRole("combobox", { name: "Sort by" });
    await expect(menu).toBeHidden();
    await page.getByRole("columnheader", { name: "Region" }).getByRole("link").click();
    await expect(page).toHaveURL(/sort=region/);
    await expect(page.getByRole("columnheader", { name: "Region" })).toHaveAttribute("aria-sort", "ascending");
    await page.setViewportSize(ZOOMED);
    await menu.focus();
    await menu.selectOption({ label: "Region, reversed" });
    await expect(page).toHaveURL(/sort=-region/);
    await expect(menu).toBeFocused();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  });
}

for (const name of ["resources", "keys", "gaps"] as const) {
  test(`${name}: the size of a page stays in the URL, the last page ends the list, and leads back`, async ({
    page,
  }) => {
    await page.goto(`/${name}`);
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
  });
}
