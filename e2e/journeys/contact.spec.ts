import type { Page } from "@playwright/test";
import { expect, firstVisit, test } from "./journey.ts";

const GONE = "The dashboard server does not answer.";

/** Has a scan run to its end behind the page's back; its id. */
async function scanAgain(page: Page): Promise<string> {
  const { id } = await (await page.request.post("/api/scans", { data: {} })).json();
  const state = async () => (await (await page.request.get(`/api/scans/${id}`)).json()).state;
  await expect.poll(state, { timeout: 40_000 }).toBe("completed");
  return id;
}

/** Comes back to the tab, which reads the newest scan at once. */
const comeBack = (page: Page) => page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));

test("an open page says that newer results exist, and shows them", async ({ page }) => {
  const { items } = await (await page.request.get("/api/scans?state=completed&limit=1")).json();
  await page.goto("/keys?manager=AWS");
  await expect(page.getByText("Newer results are available")).toHaveCount(0);
  await scanAgain(page);
  await comeBack(page);
  await expect(page.getByRole("status").filter({ hasText: "Newer results are available" })).toBeVisible();
  await page.getByRole("button", { name: "show them" }).click();
  await expect(page.getByText("Newer results are available")).toHaveCount(0);
  await expect(page).toHaveURL(/\/keys\?manager=AWS$/);

  await page.goto(`/keys?manager=AWS&scan=${items[0].id}`);
  await expect(page.getByText("Viewing an earlier scan")).toBeVisible();
  await page.getByRole("link", { name: "show them" }).click();
  await expect(page).toHaveURL(/\/keys\?manager=AWS$/);
  await expect(page.getByText("Newer results are available")).toHaveCount(0);
});

test("a filter that changes the results says how many there are", async ({ page }) => {
  await page.goto("/keys");
  const status = page.getByRole("status").filter({ hasText: / of \d/ });
  const before = await status.textContent();
  await page.getByRole("searchbox").fill("claims");
  await expect(status).not.toHaveText(before ?? "");
});

firstVisit("progress never runs backwards, and the end of a scan is announced", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("button", { name: "Start first scan" }).click();
  const bar = page.getByRole("progressbar");
  await expect(bar).toBeVisible();
  const seen = await page.evaluate(
    () =>
      new Promise<number[]>((resolve) => {
        const values: number[] = [];
        const read = () => {
          const now = document.querySelector("[role=progressbar]");
          if (!now) return resolve(values);
          values.push(Number(now.getAttribute("aria-valuenow")));
          setTimeout(read, 20);
        };
        read();
      }),
  );
  expect(seen.length).toBeGreaterThan(20);
  expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  await expect(page.getByRole("status").filter({ hasText: /The scan found 490 resources/ })).toHaveCount(1);
});

firstVisit("progress does not run backwards where more work is found", async ({ page }) => {
  const scan = (id: string, done: number, total: number) => ({
    ...{ id, state: "running", startedAt: new Date().toISOString(), finishedAt: null, accountId: "123456789012" },
    ...{ partition: "aws", principalArn: "arn:aws:iam::123456789012:user/x", regions: [], toolVersion: null },
    ...{ verdicts: {}, failure: null, counts: { resources: 0, keys: 0, gaps: 0, calls: 0, throttled: 0 } },
    progress: {
      ...{ done, total },
      phases: Object.fromEntries(
        ["listing", "details", "stores", "watch", "keys", "saving"].map((phase) => [phase, { done, total }]),
      ),
    },
  });
  const id = "0123456789abcdef0123";
  await page.route("**/api/scans", (route) => route.fulfill({ status: 202, json: scan(id, 0, 10) }));
  const events = [scan(id, 6, 10), scan(id, 7, 70)];
  await page.route("**/events", (route) => {
    const body = `retry: 500\ndata: ${JSON.stringify(events.length > 1 ? events.shift() : events[0])}\n\n`;
    return route.fulfill({ contentType: "text/event-stream", body });
  });
  await page.goto("/");
  await page.getByRole("button", { name: "Start first scan" }).click();
  await expect(page.getByRole("main")).toContainText("7 of 70");
  await expect(page.getByRole("progressbar")).toHaveAttribute("aria-valuenow", "60");
});

firstVisit("a server that ends in the middle of a scan is said to within 5 s", async ({ page, dashboard }) => {
  await page.goto("/");
  await page.getByRole("button", { name: "Start first scan" }).click();
  await expect(page.getByRole("progressbar")).toBeVisible();
  process.kill(dashboard.pid, "SIGKILL");
  await expect(page.getByRole("alert").filter({ hasText: GONE })).toBeVisible({ timeout: 5_000 });
});

firstVisit(
  "a server that hangs is said to within 5 s, and when it is back the scan goes on",
  async ({ page, dashboard }) => {
    await page.goto("/");
    await page.getByRole("button", { name: "Start first scan" }).click();
    await expect(page.getByRole("progressbar")).toBeVisible();
    process.kill(dashboard.pid, "SIGSTOP");
    try {
      await expect(page.getByRole("alert").filter({ hasText: GONE })).toBeVisible({ timeout: 5_000 });
    } finally {
      process.kill(dashboard.pid, "SIGCONT");
    }
    await expect(page.getByText("The dashboard server answers again.")).toBeVisible({ timeout: 20_000 });
    await expect(page.getByText(GONE)).toHaveCount(0);
    await expect(page.getByRole("heading", { name: "Encryption posture" })).toBeVisible({ timeout: 40_000 });
  },
);

test("a scan that cannot be started because the server is gone says so", async ({ page }) => {
  await page.goto("/scans");
  await page.route("**/api/**", (route) => route.abort());
  await page.getByRole("button", { name: "Start scan" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "not reachable" })).toBeVisible();
});
