import { expect, test } from "./journey.ts";

test("a filter that was removed does not come back with the next", async ({ page }) => {
  await page.goto("/resources");
  await page.locator("summary", { hasText: "Verdict" }).click();
  await page.getByRole("checkbox", { name: /AWS owned/ }).check();
  await expect(page).toHaveURL(/verdict=aws-owned/);
  await page.keyboard.press("Escape");

  await page
    .getByRole("list", { name: "Active filters" })
    .getByRole("link", { name: /AWS owned/ })
    .click();
  await expect(page).not.toHaveURL(/verdict=/);
  await page.locator("summary", { hasText: "Region" }).click();
  await page.getByRole("checkbox", { name: /us-east-1/ }).check();
  await expect(page).toHaveURL(/region=us-east-1/);
  await expect(page).not.toHaveURL(/verdict=/);
});
