import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { startDemoDashboard } from "../accounts/dashboard.ts";
import { expect, test } from "./journey.ts";

async function scanAgain(page: Page, url: string): Promise<void> {
  const { id } = await (await page.request.post(`${url}/api/scans`, { data: {} })).json();
  const stateOf = async () => (await (await page.request.get(`${url}/api/scans/${id}`)).json()).state;
  await expect.poll(stateOf, { timeout: 120_000 }).toBe("completed");
}

test("with one scan the page says that there is none to compare with", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Changes" }).click();
  await expect(page.getByRole("main")).toContainText("No earlier scan to compare with");
});

test("after a scan that was denied calls, things are newly unreadable and nothing is fixed or deleted", async ({
  page,
}) => {
  const dashboard = await startDemoDashboard({ scanned: true });
  try {
    const faults = [
      { operation: "bedrock:ListAgents", kind: "deny" },
      { operation: "kms:GetKeyPolicy", kind: "deny" },
    ];
    await page.request.put(`${dashboard.accountUrl}/_demo/faults`, { data: { faults } });
    await scanAgain(page, dashboard.url);

    await page.goto(`${dashboard.url}/changes`);
    const main = page.getByRole("main");
    const answer = main.locator("header p").first();
    await expect(answer).toContainText("newly unreadable");
    await expect(answer).not.toContainText(/fixed|deleted|better/);

    const { kinds, total } = await (await page.request.get(`${dashboard.url}/api/changes`)).json();
    const unreadable = kinds.find(({ value }: { value: string }) => value === "newly-unreadable").count;
    await expect(main.getByRole("navigation", { name: "Pages" }).getByRole("status")).toContainText(`of ${total} `);
    await answer.getByRole("link", { name: /newly unreadable/ }).click();
    await expect(page).toHaveURL(/kind=newly-unreadable/);
    await expect(main.getByRole("navigation", { name: "Pages" }).getByRole("status")).toContainText(
      `of ${unreadable} `,
    );

    const link = main.locator("tbody th a[href^='/keys/']").first();
    const name = await link.getAttribute("title");
    await link.click();
    await expect(page).toHaveURL(/\/keys\/[0-9a-f]{16}/);
    await expect(page.getByRole("heading", { level: 1 })).toContainText(name ?? "no name");
    await page.getByRole("link", { name: "Changes", exact: true }).last().click();
    await expect(page).toHaveURL(/\/changes\?.*kind=newly-unreadable/);

    for (const width of [390, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`)).toEqual([]);
      }
      const beyond = await page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        return scrollWidth - clientWidth;
      });
      expect(beyond).toBeLessThanOrEqual(0);
    }
  } finally {
    await dashboard.end();
  }
});
