import { test as base } from "@playwright/test";
import { type DemoDashboard, startDemoDashboard } from "../accounts/dashboard.ts";

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
});

/** The same on an account that was never scanned, for this test alone. `latencyMs` makes the scan last long enough to be seen. */
export const firstVisit = base.extend<{ baseURL: string; dashboard: DemoDashboard }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern
  dashboard: async ({}, use) => {
    const dashboard = await startDemoDashboard({ scanned: false, latencyMs: 60 });
    await use(dashboard);
    await dashboard.end();
  },
  baseURL: ({ dashboard }, use) => use(dashboard.url),
});

export { expect } from "@playwright/test";
