/*
 * Takes the screenshots of the README of the built dashboard on the demo account:
 * `node --conditions=react-server e2e/screenshots/take.ts`
 */
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import { installedBrowsers } from "#lib/cli/test/installed-browser.ts";
import { startDemoDashboard } from "../accounts/dashboard.ts";

const dashboard = await startDemoDashboard({ scanned: true });
const [executablePath = ""] = installedBrowsers();
const browser = await chromium.launch({ executablePath });
const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });

const query = "type=custom-model&verdict=customer-managed&limit=1";
const { items } = await (await page.request.get(`${dashboard.url}/api/resources?${query}`)).json();
const pages = { overview: "/", resource: `/resources/${items[0].resourceId}` };

for (const [name, path] of Object.entries(pages)) {
  await page.goto(dashboard.url + path, { waitUntil: "networkidle" });
  await page.screenshot({ path: fileURLToPath(new URL(`${name}.png`, import.meta.url)) });
}

await browser.close();
await dashboard.end();
process.exit(0);
