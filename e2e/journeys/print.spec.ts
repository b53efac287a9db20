import type { Page } from "@playwright/test";
import { expect, test } from "./journey.ts";

/** Height of a sheet of A4 in landscape, without its margins, in CSS pixels. */
const SHEET = 700;

/** Widths of sheets of Letter and A4 in landscape, without their margins, in CSS pixels. */
const WIDTHS = [965, 1032];

/** What a print of a page puts on paper, and which parts would leave a sheet blank, being kept whole beyond one. */
async function printed(page: Page, address: string) {
  await page.goto(address);
  await page.waitForLoadState("networkidle");
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await page.emulateMedia({ media: "print" });
  const text = await page.locator("main").innerText();
  const lines = await page.locator("tbody[data-print-part=lines] > tr:visible").count();
  const tooLong = await page
    .locator("main *")
    .evaluateAll(
      (elements, sheet) =>
        elements
          .filter(
            (each) => getComputedStyle(each).breakInside === "avoid" && each.getBoundingClientRect().height > sheet,
          )
          .map(({ tagName }) => tagName),
      SHEET,
    );
  await page.emulateMedia({ media: null });
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  return { text, lines, tooLong };
}

test("a printed list says whose it is, its filter and scan, and has all rows, not the page that the screen shows", async ({
  page,
}) => {
  const { scanId, at, total } = await (await page.request.get("/api/resources?verdict=unknown&limit=1")).json();
  expect(total).toBeGreaterThan(50);
  const scan = await (await page.request.get(`/api/scans/${scanId}`)).json();
  const { text, lines, tooLong } = await printed(page, "/resources?verdict=unknown");
  expect(tooLong).toEqual([]);
  for (const said of [scan.accountId, scan.regions.toSorted().join(", "), scanId, scan.principalArn])
    expect(text).toContain(said);
  expect(text).toContain(at.slice(0, 19).replace("T", " "));
  expect(text).toContain(`Bedrock Posture ${scan.toolVersion}`);
  expect(text).toMatch(/Filter\s+Unknown/);
  expect(text).toContain(`All ${total} protections`);
  expect(lines).toBe(total);

  // The screen is as it was.
  await expect(page.locator("tbody > tr:visible")).toHaveCount(50);
  await expect(page.getByText(`All ${total} protections`)).toBeHidden();
});

test("a print that cannot have the whole says what it leaves out", async ({ page }) => {
  const { total } = await (await page.request.get("/api/resources?limit=1")).json();
  await page.route(/limit=1000/, (route) => route.abort());
  const { text, lines } = await printed(page, "/resources");
  expect(lines).toBe(50);
  expect(text).toContain(`1 to 50 of ${total} protections; ${total - 50} not shown`);
});

test("keys, gaps, findings, a resource and a key say on paper what they are of", async ({ page }) => {
  const { items, scanId } = await (await page.request.get("/api/resources?verdict=customer-managed&limit=1")).json();
  const gaps = await (await page.request.get("/api/gaps")).json();
  const keys = await (await page.request.get("/api/keys?limit=1")).json();
  const [row] = items;
  const pages: readonly [string, RegExp][] = [
    ["/keys", new RegExp(`All ${keys.total} keys`)],
    ["/gaps", new RegExp(`All ${gaps.items.length} gaps`)],
    ["/controls/BEP-003", /All \d+ findings/],
    [`/resources/${row.resourceId}`, new RegExp(row.resourceArn)],
    [`/keys/${row.keyId}`, new RegExp(row.keyArn)],
  ];
  for (const [address, says] of pages) {
    const { text, tooLong } = await printed(page, address);
    expect(tooLong, address).toEqual([]);
    expect(text, address).toContain(scanId);
    expect(text, address).toMatch(says);
  }
});

test("a print has the width of its sheet, and no table loses a column at its edge", async ({ page }) => {
  test.slow();
  const keys = await (await page.request.get("/api/keys?limit=1")).json();
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: SHEET });
    for (const address of ["/resources", "/keys", "/gaps", "/monitoring", "/transit", `/keys/${keys.items[0].id}`]) {
      await printed(page, address);
      await page.emulateMedia({ media: "print" });
      const main = page.locator("main");
      expect((await main.boundingBox())?.width, address).toBeGreaterThan(width * 0.95);
      const cut = await main
        .locator("table:visible")
        .evaluateAll((tables) => tables.map((table) => table.scrollWidth - (table.parentElement?.clientWidth ?? 0)));
      expect(Math.max(0, ...cut), address).toBeLessThanOrEqual(1);
    }
  }
});
