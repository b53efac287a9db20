import { defineConfig } from "@playwright/test";
import { installedBrowsers } from "./lib/cli/test/installed-browser.ts";

const [executablePath] = installedBrowsers();

export default defineConfig({
  testDir: "e2e/journeys",
  outputDir: "test-results",
  timeout: 60_000,
  expect: { timeout: 10_000 },
  fullyParallel: false,
  // Every worker has a demo account and a dashboard of its own; two are what a small machine carries.
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
