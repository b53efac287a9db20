import { DatabaseSync } from "node:sqlite";
import type { Page } from "@playwright/test";
import { freePort } from "#lib/cli/process/port.ts";
import { expect, firstVisit as test } from "./journey.ts";

const startButton = (page: Page) => page.getByRole("button", { name: "Start first scan" });

async function startScan(page: Page): Promise<void> {
  await page.goto("/");
  await startButton(page).click();
}

/** A scan that could not begin: the overview and the scan's own page give the reason, and both offer a new scan. */
async function expectFailed(page: Page, reason: string | RegExp): Promise<void> {
  const main = page.getByRole("main");
  await expect(page.getByRole("heading", { name: "No scan has completed yet" })).toBeVisible({ timeout: 20_000 });
  await expect(main).toContainText(reason);
  await expect(main).toContainText("Fix the cause and run a new scan.");
  await expect(main.getByText(reason)).toHaveCount(1);
  await expect(startButton(page)).toBeEnabled();
  await page.getByRole("link", { name: "View scan details" }).click();
  await expect(page.getByRole("heading", { name: /^Scan of/ })).toBeVisible();
  await expect(main).toContainText(reason);
  await expect(main.getByText("unknown: the credentials were not identified")).toHaveCount(2);
  await expect(page.getByRole("button", { name: "Start scan" })).toBeEnabled();
}

test.describe("without credentials", () => {
  test.use({ settings: { env: { AWS_ACCESS_KEY_ID: "", AWS_SECRET_ACCESS_KEY: "" } } });

  test("a scan says where none were found, and how to set them up", async ({ page }) => {
    await startScan(page);
    await expectFailed(page, /No credentials were found in .*Set up the default profile with `aws configure sso`/);
  });
});

test.describe("with an endpoint that does not answer", () => {
  test.use({
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern
    settings: async ({}, use) => use({ env: { AWS_ENDPOINT_URL: `http://127.0.0.1:${await freePort()}` } }),
  });

  test("a scan names the address and the settings to check", async ({ page }) => {
    await startScan(page);
    await expectFailed(page, /127\.0\.0\.1:\d+ cannot be reached: nothing listens there.*Check .*AWS_ENDPOINT_URL/);
  });
});

test.describe("in an account without Bedrock resources", () => {
  const regions = ["ap-south-1", "sa-east-1"];
  test.use({ settings: { emptyRegions: regions, env: { POSTURE_REGIONS: regions.join() } } });

  test("the overview says that there are none, and no page is empty without a reason", async ({ page }) => {
    await startScan(page);
    const note = page.getByRole("note").filter({ hasText: "no Bedrock resources in 2 Regions" });
    await expect(note).toContainText("check the account, the Regions (POSTURE_REGIONS)", { timeout: 40_000 });
    for (const [path, text] of [
      ["/gaps", "Every API call succeeded"],
      ["/controls/BEP-003", "This control applies to no resource."],
      ["/transit", "No VPC endpoints for the services that Bedrock uses"],
      ["/keys?q=nothing", "No keys match the filters"],
    ] as const) {
      await page.goto(path);
      await expect(page.getByRole("main"), path).toContainText(text);
    }
  });
});

test("a database that another process has locked is said to be, and a scan can start when it is free", async ({
  page,
  dashboard,
}) => {
  await page.goto("/");
  const other = new DatabaseSync(dashboard.databaseFile);
  try {
    other.exec("begin immediate");
    await startButton(page).click();
    const alert = page.getByRole("alert").filter({ hasText: "The database is locked by another process." });
    await expect(alert).toContainText("Try again when that process has finished.", { timeout: 20_000 });
    // Reading needs no lock.
    await page.reload();
    await expect(page.getByRole("heading", { name: "No scan yet" })).toBeVisible();
  } finally {
    other.close();
  }
  await startButton(page).click();
  await expect(page.getByRole("progressbar")).toBeVisible();
});

test("a scan whose process is killed is said to be interrupted within 5 s, and a new one can be started", async ({
  page,
  dashboard,
}) => {
  await startScan(page);
  await expect(page.getByRole("progressbar")).toBeVisible();
  process.kill(workerOf(dashboard.databaseFile), "SIGKILL");
  const notice = page.getByRole("main").getByText(/did not complete\. The scan was interrupted/);
  await expect(notice).toContainText("Run a new scan.", { timeout: 5_000 });
  await expect(page.getByRole("progressbar")).toHaveCount(0);
  await expect(page.getByRole("alert").filter({ hasText: "interrupted" })).toHaveCount(0);
  await startButton(page).click();
  await expect(page.getByRole("progressbar")).toBeVisible({ timeout: 20_000 });
  await expect(page.getByRole("heading", { name: "Encryption posture" })).toBeVisible({ timeout: 60_000 });
});

/** The process that runs the scan. */
function workerOf(databaseFile: string): number {
  const database = new DatabaseSync(databaseFile, { readOnly: true });
  const pid = database.prepare("select owner_pid from scans where state = 'running'").get()?.owner_pid;
  database.close();
  return Number(pid);
}
