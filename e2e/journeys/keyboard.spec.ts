import { expect, test } from "./journey.ts";

test("search, move, open and go back without a mouse", async ({ page }) => {
  await page.goto("/resources");
  await page.locator("[data-row]").first().waitFor();
  await page.keyboard.press("/");
  await expect(page.getByRole("searchbox")).toBeFocused();
  await page.keyboard.type("claims");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/q=claims/);

  await page.keyboard.press("Escape");
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("k");
  await expect(page.locator("[data-row]").first()).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/resources\/[0-9a-f]{16}/);
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/\/resources\?.*q=claims/);

  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toBeVisible();
});

test("the first stop of the Tab key leads to the content", async ({ page }) => {
  await page.goto("/");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
});
