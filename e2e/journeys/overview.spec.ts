import { expect, test } from "./journey.ts";

/** What an account may need: a page that takes longer to pass through is not usable by keyboard. */
const MOST_TAB_STOPS = 120;

test("the overview has at most 120 Tab stops", async ({ page }) => {
  await page.goto("/");
  await expect(page.getByRole("grid")).toBeVisible();
  await expect(page.locator("[role=grid] a[tabindex='0']")).toHaveCount(1);
  let stops = 0;
  for (; stops <= MOST_TAB_STOPS + 1; stops++) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(() => document.activeElement === document.body)) break;
  }
  expect(stops).toBeGreaterThan(20);
  expect(stops).toBeLessThanOrEqual(MOST_TAB_STOPS);
});

test("the arrow keys move through the matrix, and Enter opens the rows of a cell", async ({ page }) => {
  await page.goto("/");
  const grid = page.getByRole("grid");
  await grid.locator("a[tabindex='0']").focus();
  const place = () =>
    page.evaluate(() => {
      const cell = document.activeElement?.closest<HTMLTableCellElement>("td, th");
      const row = cell?.closest("tr");
      return [row?.rowIndex, cell?.cellIndex];
    });
  await page.keyboard.press("Control+Home");
  expect(await place()).toEqual([0, 0]);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  expect(await place()).toEqual([1, 1]);
  await page.keyboard.press("End");
  const [, last] = await place();
  expect(last).toBeGreaterThan(2);
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowRight");
  const focused = page.locator(":focus");
  const href = await focused.getAttribute("href");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`${href?.replace(/[?]/g, "[?]")}$`));
});

test("a cell of the matrix that has the focus is not behind its sticky headings", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/");
  const grid = page.getByRole("grid");
  await grid.locator("a[tabindex='0']").focus();
  await page.keyboard.press("Control+End");
  for (let step = 0; step < 40; step++) await page.keyboard.press("ArrowUp");
  for (let step = 0; step < 4; step++) await page.keyboard.press("ArrowLeft");
  const [focused, onTop] = await page.evaluate(() => {
    const { left, top, width, height } = document.activeElement?.getBoundingClientRect() ?? new DOMRect();
    const cellOf = (element: Element | null) => element?.closest("td, th")?.outerHTML;
    return [
      cellOf(document.activeElement),
      cellOf(document.elementFromPoint(left + width / 2, top + height / 2)) ??
        `nothing at ${left},${top} ${width}×${height}`,
    ];
  });
  expect(onTop).toBe(focused);
});

test("the parts of a bar stay apart in forced colours", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await page.goto("/");
  const colours = await page
    .locator("#share figure .bar-part")
    .evaluateAll((parts) => parts.map((part) => getComputedStyle(part).backgroundColor));
  expect(colours.length).toBeGreaterThan(3);
  expect(new Set(colours).size).toBe(colours.length);
});

test("the HTML of the overview is at most 150 kB", async ({ request }) => {
  const html = await (await request.get("/")).body();
  expect(html.byteLength).toBeGreaterThan(50_000);
  expect(html.byteLength).toBeLessThan(150_000);
});

test("a Region limits the controls, and the way back from one keeps it", async ({ page }) => {
  await page.goto("/?region=eu-central-1");
  const failed = page.getByRole("region", { name: /Failed controls/ });
  const line = failed.getByRole("listitem").filter({ hasText: "BEP-" }).first();
  const count = Number(((await line.getByRole("link").last().textContent()) ?? "").match(/\d+/)?.[0]);
  await line.getByRole("link").last().click();
  await expect(page).toHaveURL(/\/controls\/BEP-\d+\?.*region=eu-central-1/);
  await expect(page.getByRole("table").getByRole("row")).toHaveCount(count + 1);
  await page.getByRole("link", { name: "Overview" }).last().click();
  await expect(page).toHaveURL(/\/\?region=eu-central-1$/);
});
