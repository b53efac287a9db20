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

  const newest = (await (await page.request.get("/api/scans?state=completed&limit=1")).json()).items[0].id;
  await page.goto(`/keys?manager=AWS&scan=${newest}`);
  await expect(page.getByText("Viewing the latest scan")).toBeVisible();
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

firstVisit(
  "a page that is loaded again in the middle of a scan shows no less progress",
  async ({ page, dashboard }) => {
    // So slow that the scan outlasts the loads, also on a busy machine.
    const body = JSON.stringify({ faults: [], latencyMs: 1_000 });
    await fetch(`${dashboard.accountUrl}/_demo/faults`, { method: "PUT", body });
    const shown: number[] = [];
    await page.exposeFunction("noteProgress", (percent: number) => shown.push(percent));
    await page.addInitScript(noteProgress);
    await page.goto("/");
    await page.getByRole("button", { name: "Start first scan" }).click();
    for (let loads = 0; loads < 6; loads++) {
      const before = shown.at(-1) ?? 0;
      await expect.poll(() => shown.at(-1), { timeout: 30_000 }).toBeGreaterThan(before);
      await page.reload();
      await expect(page.getByRole("progressbar")).toBeVisible();
    }
    expect(new Set(shown).size).toBeGreaterThan(6);
    expect(shown).toEqual(shown.toSorted((a, b) => a - b));
  },
);

/** Runs in the page, before its own scripts: notes each value that the progress bar gets, those of the HTML included. */
function noteProgress(): void {
  const { noteProgress: note } = window as unknown as { noteProgress: (percent: number) => void };
  new MutationObserver(() => {
    const bar = document.querySelector("[role=progressbar]");
    if (bar) note(Number(bar.getAttribute("aria-valuenow")));
  }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["aria-valuenow"] });
}

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
