import type { Page } from "@playwright/test";
import { expect, test } from "./journey.ts";

interface Unit {
  readonly region: string | null;
  readonly reading: { readonly scanId: string; readonly readAt: string } | null;
}

async function readings(page: Page): Promise<ReadonlyMap<string | null, Unit["reading"]>> {
  const { items } = (await (await page.request.get("/api/coverage")).json()) as { items: Unit[] };
  return new Map(items.flatMap(({ region, reading }) => (reading ? [[region, reading] as const] : [])));
}

test("a scan of one Region by the button replaces the reading of that Region, and of no other", async ({ page }) => {
  const before = await readings(page);
  await page.goto("/scans");
  await page.getByLabel("Regions to scan").selectOption("eu-central-1");
  await page.getByRole("button", { name: "Start scan" }).click();
  await expect(page.getByRole("button", { name: "Cancel scan" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Start scan" })).toBeVisible({ timeout: 40_000 });

  const after = await readings(page);
  expect([...after.keys()].sort()).toEqual([...before.keys()].sort());
  const changed = [...after].filter(([region, reading]) => reading?.scanId !== before.get(region)?.scanId);
  expect(changed.map(([region]) => region)).toEqual(["eu-central-1"]);
});
