import { defineConfig } from "@playwright/test";
import { installedBrowsers } from "./lib/cli/test/installed-browser.ts";

const [executablePath] = installedBrowsers();

export default defineConfig({
  testDir: "e2e/journeys",
  outputDir: "test-results",
  // axe looks at the overview four times, and five dashboards start one after the other: slow on a busy machine.
  timeout: 240_000,
  expect: { timeout: 10_000 },
  fullyParallel: false,
  // Every worker has its own demo account and dashboard; a small machine has room for two.
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  use: {
    viewport: { width: 1440, height: 900 },
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    trace: "retain-on-failure",
    launchOptions: executablePath ? { executablePath } : {},
  },
});
