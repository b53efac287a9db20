import type { Page } from "@playwright/test";
import { expect, test } from "./journey.ts";

async function newestScan(page: Page): Promise<string> {
  const { items } = await (await page.request.get("/api/scans?limit=1")).json();
  return items[0].id;
}

/** The address of the first resource or key. */
async function firstOf(page: Page, list: "resources" | "keys"): Promise<string> {
  const { items } = await (await page.request.get(`/api/${list}?limit=1`)).json();
  return `/${list}/${items[0].resourceId ?? items[0].id}`;
}

/** What leads to the posture now on purpose, and says so. */
const TO_NOW = /^(View the posture now|Now)$/;

for (const name of ["scan", "at"] as const)
  test(`every link of every page keeps the chosen ${name === "scan" ? "scan" : "time"}`, async ({ page }) => {
    const scan = await newestScan(page);
    const chosen = name === "scan" ? scan : new Date().toISOString().slice(0, 10);
    const [resource, key] = [await firstOf(page, "resources"), await firstOf(page, "keys")];
    const lists = [
      "/",
      "/controls",
      "/controls/BEP-003",
      "/resources?verdict=aws-owned",
      "/keys",
      "/monitoring",
      "/transit",
      "/coverage",
      "/changes",
    ];
    const others = ["/gaps", "/scans", `/scans/${scan}`, "/permissions", "/audit?action=signed-in"];
    for (const path of [...lists, ...others, resource, key]) {
      await page.goto(`${path}${path.includes("?") ? "&" : "?"}${name}=${chosen}`);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expect(page.getByText("Ignored invalid")).toHaveCount(0);
      const links = await page.locator("a[href]").evaluateAll((all) =>
        all
          // The line that says "Scope now" has the scope of now.
          .filter(
            (link) => !link.hasAttribute("download") && !/^Scope now:/.test(link.parentElement?.textContent ?? ""),
          )
          .map((link) => ({ text: link.textContent ?? "", href: link.getAttribute("href") ?? "" })),
      );
      const hrefs = links.filter(({ text }) => !TO_NOW.test(text)).map(({ href }) => href);
      const leaving = hrefs.filter((href) => href.startsWith("/") && !href.startsWith("/auth/"));
      expect(leaving.length, path).toBeGreaterThan(8);
      // The list of scans leads to the results of each of them (other journeys may have added one), a scan to its own.
      const isResult = (href: string) =>
        path === `/scans/${scan}`
          ? new URL(href, "http://x").searchParams.get("scan") === scan
          : path === "/scans" && /^\/\?scan=[0-9a-f]{20}$/.test(href);
      // A line of Coverage leads to the scan that read it, and to its gaps.
      const isReading = (href: string) => path === "/coverage" && /[/=][0-9a-f]{20}\b/.test(href);
      expect(
        leaving.filter(
          (href) => new URL(href, "http://x").searchParams.get(name) !== chosen && !isResult(href) && !isReading(href),
        ),
        path,
      ).toEqual([]);
    }
  });

test("the navigation and the filters keep the chosen scan", async ({ page }) => {
  const scan = await newestScan(page);
  await page.goto(`/?scan=${scan}`);
  for (const name of ["Resources", "Scans", "Keys"]) {
    await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText(name);
    await expect(page).toHaveURL(new RegExp(`scan=${scan}`));
  }
  await page.getByRole("searchbox").fill("claims");
  await expect(page).toHaveURL(/q=claims/);
  await expect(page).toHaveURL(new RegExp(`scan=${scan}`));
});

const scroller = (page: Page) => page.getByRole("group", { name: "Protections", exact: true });

for (const way of ["the browser's Back", "Escape", "the breadcrumb"])
  test(`${way} returns to the row, the scroll and the focus that one left`, async ({ page }) => {
    await page.goto("/resources?verdict=aws-owned");
    const row = page.locator("[data-row]").nth(40);
    await row.focus();
    await row.scrollIntoViewIfNeeded();
    const top = await scroller(page).evaluate((box) => box.scrollTop);
    expect(top).toBeGreaterThan(300);
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/resources\/[0-9a-f]{16}/);
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    if (way === "Escape") await page.keyboard.press("Escape");
    else if (way === "the breadcrumb") await page.locator("[data-return]").click();
    else await page.goBack();
    await expect(page).toHaveURL(/\/resources\?verdict=aws-owned/);
    await expect(row).toBeFocused();
    await expect(row).toBeInViewport();
    expect(await scroller(page).evaluate((box) => box.scrollTop)).toBe(top);
    expect(await page.evaluate(() => window.scrollY)).toBe(0);
  });

test("a list that is opened from the navigation begins at its top", async ({ page }) => {
  await page.goto("/resources");
  await page.locator("[data-row]").nth(40).click();
  await expect(page).toHaveURL(/\/resources\/[0-9a-f]{16}/);
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Resources" }).click();
  await expect(page.locator("[data-row]").first()).toBeInViewport();
  expect(await scroller(page).evaluate((box) => box.scrollTop)).toBe(0);
});

test("Escape on a page that was opened directly leads to its list, never out of the dashboard", async ({ page }) => {
  const outside = "data:text/html,<title>outside</title>";
  for (const [path, list] of [
    [await firstOf(page, "resources"), /\/resources\?type=/],
    [await firstOf(page, "keys"), /\/keys$/],
    ["/controls/BEP-003", /\/controls$/],
    [`/scans/${await newestScan(page)}`, /\/scans$/],
  ] as const) {
    await page.goto(outside);
    await page.goto(path);
    await page.keyboard.press("Escape");
    await expect(page, path).toHaveURL(list);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await page.waitForTimeout(300);
    await expect(page, path).toHaveURL(list);
  }
});

test("at 390 px the current entry of the navigation is in view", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const current = page.getByRole("navigation", { name: "Main" }).locator("[aria-current=page]");
  for (const path of ["/", "/monitoring", "/permissions", "/audit"]) {
    await page.goto(path);
    await expect(current).toBeInViewport({ ratio: 1 });
  }
  await page.goto("/");
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Audit log" }).click();
  await expect(page).toHaveURL(/\/audit/);
  await expect(current).toHaveText("Audit log");
  await expect(current).toBeInViewport({ ratio: 1 });
});

test("next and previous go through the list in its order, and lead back to the row one is at", async ({ page }) => {
  const list = "/resources?verdict=aws-owned&sort=-name&limit=20";
  const { items } = await (await page.request.get("/api/resources?verdict=aws-owned&sort=-name&limit=1000")).json();
  const ids = [...new Set(items.map((row: { resourceId: string }) => row.resourceId))].filter((id) => id !== null);
  await page.goto(list);
  await page.locator("[data-row]").first().click();
  const place = page.getByRole("navigation", { name: "Place in the list" });
  await expect(place).toHaveText(`Resource 1 of ${ids.length}Next resource in the list`);
  for (let at = 1; at <= 25; at++) {
    if (at % 2) await place.getByRole("link", { name: "Next" }).click();
    else await page.keyboard.press("n");
    await expect(page).toHaveURL(new RegExp(`/resources/${ids[at]}`));
    await expect(place).toContainText(`Resource ${at + 1} of ${ids.length}`);
  }
  await page.keyboard.press("p");
  await expect(page).toHaveURL(new RegExp(`/resources/${ids[24]}`));
  await expect(place).toContainText("Resource 25 of");
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/\/resources\?verdict=aws-owned&sort=-name&limit=20&cursor=/);
  const row = page.locator(`[data-row][href*="${ids[24]}"]`).first();
  await expect(row).toBeFocused();
  await expect(row).toBeInViewport();
});

test("keys have next and previous too, and the last has no next", async ({ page }) => {
  await page.goto("/keys?manager=AWS");
  const rows = page.locator("[data-row]");
  const count = await rows.count();
  await rows.last().click();
  const place = page.getByRole("navigation", { name: "Place in the list" });
  await expect(place).toContainText(`Key ${count} of ${count}`);
  await expect(place.getByRole("link", { name: "Next" })).toHaveCount(0);
  await place.getByRole("link", { name: "Previous" }).click();
  await expect(place).toContainText(`Key ${count - 1} of ${count}`);
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/\/keys\?manager=AWS$/);
});

test("a page opened from the findings of a control leads back to them", async ({ page }) => {
  await page.goto("/controls/BEP-003?answer=fail");
  const row = page.locator("[data-row]").nth(5);
  await row.click();
  await expect(page).toHaveURL(/\/resources\//);
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/\/controls\/BEP-003\?answer=fail$/);
  await expect(row).toBeFocused();
});

test("a list in the address that is none of the dashboard's is left out", async ({ page }) => {
  const resource = await firstOf(page, "resources");
  const bad = [
    "https://evil.example/",
    "//evil.example",
    "javascript:alert(1)",
    "/resources?verdict=nonsense",
    "/api/x",
  ];
  for (const from of [...bad, "constructor", "/resources?verdict=pass&x=1", "\\evil"]) {
    await page.goto(`${resource}?from=${encodeURIComponent(from)}`);
    await expect(page.getByRole("navigation", { name: "Breadcrumb" }), from).toContainText("Resources / ");
    await expect(page.locator("[data-return]")).toHaveAttribute("href", /^\/resources\?type=/);
    await expect(page.getByRole("navigation", { name: "Place in the list" })).toHaveCount(0);
  }
});
