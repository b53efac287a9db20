import { expect, firstVisit as test } from "./journey.ts";

test("the first visit leads to a scan, its progress, and the posture", async ({ page }) => {
  await page.goto("/");
  await expect(page.getByRole("heading", { name: "No scan yet" })).toBeVisible();

  await page.getByRole("button", { name: "Start first scan" }).click();
  const progress = page.getByRole("progressbar");
  await expect(progress).toBeVisible();
  await expect.poll(async () => Number(await progress.getAttribute("aria-valuenow"))).toBeGreaterThan(0);

  await expect(page.getByRole("heading", { name: "Encryption posture" })).toBeVisible({ timeout: 40_000 });
  await expect(page.getByRole("main")).toContainText("could not be read");
});

test("a running scan can be cancelled, and says so", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("button", { name: "Start first scan" }).click();
  await page.getByRole("button", { name: "Cancel scan" }).click();
  await expect(page.getByRole("main")).toContainText(/cancelled/i);
  await expect(page.getByRole("button", { name: "Start first scan" })).toBeEnabled();
});
