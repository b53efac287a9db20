import { test as base, type Page } from "@playwright/test";
import { type DashboardSettings, type DemoDashboard, startDemoDashboard } from "../accounts/dashboard.ts";

/** Waits until a page of the dashboard runs its scripts: a key or click before does nothing. */
async function untilListening(page: Page): Promise<void> {
  if ((await page.locator("a[href='#main']").count()) > 0) await page.locator("html[data-shortcuts]").waitFor();
}

/** The same page; what opens an address in it also waits until the page listens. */
export function listening(page: Page): Page {
  const [goto, reload] = [page.goto.bind(page), page.reload.bind(page)];
  page.goto = async (...address) => {
    const answer = await goto(...address);
    await untilListening(page);
    return answer;
  };
  page.reload = async (...options) => {
    const answer = await reload(...options);
    await untilListening(page);
    return answer;
  };
  return page;
}

/** A test in which `page` is on a dashboard that has scanned the demo account once. */
export const test = base.extend<{ baseURL: string }, { dashboard: DemoDashboard }>({
  dashboard: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern
    async ({}, use) => {
      const dashboard = await startDemoDashboard({ scanned: true });
      await use(dashboard);
      await dashboard.end();
    },
    { scope: "worker", timeout: 60_000 },
  ],
  baseURL: ({ dashboard }, use) => use(dashboard.url),
  page: ({ page }, use) => use(listening(page)),
});

interface FirstVisit {
  baseURL: string;
  /** By default the account is just slow enough for a scan to be seen. */
  settings: Omit<DashboardSettings, "scanned">;
  dashboard: DemoDashboard;
}

/** The same on an account that was never scanned, for this test alone. */
export const firstVisit = base.extend<FirstVisit>({
  settings: [{ latencyMs: 60 }, { option: true }],
  dashboard: async ({ settings }, use) => {
    const dashboard = await startDemoDashboard({ ...settings, scanned: false });
    await use(dashboard);
    await dashboard.end();
  },
  baseURL: ({ dashboard }, use) => use(dashboard.url),
  page: ({ page }, use) => use(listening(page)),
});

export { expect } from "@playwright/test";
