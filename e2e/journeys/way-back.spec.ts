import type { Page } from "@playwright/test";
import { expect, test } from "./journey.ts";

const way = (page: Page) => page.getByRole("navigation", { name: "Breadcrumb" });
const place = (page: Page) => page.getByRole("navigation", { name: "Place in the list" });

/** The id of the customer managed key with most dependent resources. */
async function busiestKey(page: Page): Promise<string> {
  const { items } = await (await page.request.get("/api/keys?manager=CUSTOMER&limit=1000")).json();
  const [first] = items.toSorted((a: { resources: number }, b: { resources: number }) => b.resources - a.resources);
  return first.id;
}

/** The paths of the lines of a list, each once, in its order. */
const pathsOf = (page: Page, list: string) =>
  page.locator(`${list} [data-row]`).evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).pathname));

for (const [what, link] of [
  ["key", "#risk li:last-child a[href^='/keys/']"],
  ["control", "#controls li:last-child a[href*='#findings']"],
] as const)
  for (const back of ["Escape", "the breadcrumb"])
    test(`${back} leads from a ${what} back to its line of the overview, to the scroll and the focus`, async ({
      page,
    }) => {
      await page.setViewportSize({ width: 1440, height: 500 });
      await page.goto("/");
      const line = page.locator(link);
      await line.focus();
      await line.scrollIntoViewIfNeeded();
      const top = await page.evaluate(() => window.scrollY);
      expect(top).toBeGreaterThan(100);
      await page.keyboard.press("Enter");
      await expect(page).toHaveURL(new RegExp(`/${what}s/`));
      await expect(way(page)).toHaveText("Overview");
      await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
      if (back === "Escape") await page.keyboard.press("Escape");
      else await way(page).getByRole("link").click();
      await expect(page).toHaveURL(/:\d+\/$/);
      await expect(line).toBeFocused();
      await expect(line).toBeInViewport();
      expect(await page.evaluate(() => window.scrollY)).toBe(top);
    });

test("from the overview over a control and a filter to a finding, Escape goes back page by page", async ({ page }) => {
  await page.goto("/");
  await page.locator("#controls a[href*='/controls/BEP-']").first().click();
  await page.locator("summary", { hasText: "Region" }).click();
  await page.getByRole("group", { name: "Region" }).getByRole("checkbox").first().check();
  await expect(page).toHaveURL(/region=/);
  const parameters = (url: URL) => [...url.searchParams].sort().join(" ");
  const filtered = parameters(new URL(page.url()));
  await page.locator("[data-row]").first().click();
  await expect(way(page)).toHaveText(/^Findings of BEP-/);
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL((url) => parameters(url) === filtered);
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/:\d+\/$/);
});

test("from the list of keys over a key to a dependent resource, Escape goes back page by page, to row, scroll and focus", async ({
  page,
}) => {
  const key = await busiestKey(page);
  await page.goto("/keys?manager=CUSTOMER&limit=500");
  const row = page.locator(`[data-row][href*="${key}"]`);
  await row.click();
  const dependant = page.locator("#dependants [data-row]").nth(20);
  await dependant.focus();
  await dependant.scrollIntoViewIfNeeded();
  const box = page.getByRole("group", { name: "Dependent resources" });
  const top = await box.evaluate(({ scrollTop }) => scrollTop);
  expect(top).toBeGreaterThan(200);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/resources\//);
  await expect(way(page)).toHaveText(/^Key /);
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/\/keys\/[0-9a-f]{16}/);
  await expect(dependant).toBeFocused();
  await expect(dependant).toBeInViewport();
  expect(await box.evaluate(({ scrollTop }) => scrollTop)).toBe(top);
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/\/keys\?manager=CUSTOMER&limit=500$/);
  await expect(row).toBeFocused();
});

test("a control opened from a key or a filtered list of controls leads back there", async ({ page }) => {
  for (const from of [`/keys/${await busiestKey(page)}`, "/controls?severity=high&answer=fail", "/transit"]) {
    await page.goto(from);
    const link = page.getByRole("main").locator("a[href*='/controls/BEP-']").last();
    await link.click();
    await expect(page).toHaveURL(/\/controls\/BEP-/);
    await page.keyboard.press("Escape");
    await expect(page).toHaveURL((url) => url.pathname + url.search === from);
    await expect(link).toBeFocused();
  }
});

test("Escape pressed at the moment a page appears leads back to its row too", async ({ page }) => {
  await page.goto("/resources?verdict=aws-owned");
  await page.locator("[data-row]").first().click();
  const next = place(page).getByRole("link", { name: "Next" });
  const path = new URL((await next.getAttribute("href")) ?? "", page.url()).pathname;
  await page.evaluate(() => {
    const { pushState } = history;
    history.pushState = (...state) => {
      history.pushState = pushState;
      history.pushState(...state);
      queueMicrotask(() => document.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" })));
    };
  });
  await next.click();
  await expect(page).toHaveURL(/\/resources\?verdict=aws-owned$/);
  await expect(page.locator(`[data-row][href^="${path}"]`).first()).toBeFocused();
});

test("next and previous go through the dependent resources of a key in their order, and lead back to the line one is at", async ({
  page,
}) => {
  await page.goto(`/keys/${await busiestKey(page)}`);
  const paths = await pathsOf(page, "#dependants");
  expect(paths.length).toBeGreaterThan(12);
  await page.locator("#dependants [data-row]").first().click();
  for (let at = 0; at < 12; at++) {
    await expect(page).toHaveURL((url) => url.pathname === paths[at]);
    await expect(place(page)).toContainText(`Resource ${at + 1} of ${paths.length}`);
    if (at < 11) await page.keyboard.press("n");
  }
  await place(page).getByRole("link", { name: "Previous" }).click();
  await expect(page).toHaveURL((url) => url.pathname === paths[10]);
  await page.keyboard.press("Escape");
  const line = page.locator(`#dependants [data-row][href^="${paths[10]}"]`);
  await expect(line).toBeFocused();
  await expect(line).toBeInViewport();
});

for (const list of [
  "/controls/BEP-003?answer=fail&region=us-east-1",
  "/controls/BEP-003?sort=-name",
  "/controls/BEP-024?sort=region",
])
  test(`next and previous go through the findings at ${list}, each page once, and lead back to the line one is at`, async ({
    page,
  }) => {
    await page.goto(`${list}&limit=1000`);
    const all = await pathsOf(page, "#findings");
    const paths = [...new Set(all)];
    expect(paths.length).toBeGreaterThan(3);
    await page.goto(`${list}&limit=10`);
    await page.locator("#findings [data-row]").first().click();
    const last = Math.min(paths.length, 14) - 1;
    for (let at = 0; at <= last; at++) {
      await expect(page).toHaveURL((url) => url.pathname === paths[at]);
      await expect(place(page)).toContainText(`Finding ${all.indexOf(paths[at] ?? "") + 1} of ${all.length}`);
      if (at < last) await place(page).getByRole("link", { name: "Next finding" }).click();
    }
    await expect(place(page).getByRole("link", { name: "Next" })).toHaveCount(last < paths.length - 1 ? 1 : 0);
    await page.keyboard.press("p");
    await expect(page).toHaveURL((url) => url.pathname === paths[last - 1]);
    await page.keyboard.press("Escape");
    await expect(page).toHaveURL((url) => (url.pathname + url.search).startsWith(`${list}&limit=10`));
    const line = page.locator(`#findings [data-row][href^="${paths[last - 1]}"]`).first();
    await expect(line).toBeFocused();
    await expect(line).toBeInViewport();
  });

test("a page that is none of the dashboard's is left out of the way back, also behind one that is", async ({
  page,
}) => {
  const key = `/keys/${await busiestKey(page)}`;
  const usual = { [key]: "/keys", "/controls/BEP-003": "/controls" };
  const outside = ["https://evil.example/", "//evil.example", "javascript:alert(1)", "/?x=1", "/keys/0000000000000000"];
  for (const [path, above] of Object.entries(usual)) {
    for (const from of [...outside, "/\\evil.example", "/controls/BEP-003?from=1&x=2"]) {
      await page.goto(`${path}?from=${encodeURIComponent(from)}`);
      await expect(page.locator("[data-return]"), from).toHaveAttribute("href", above);
    }
    for (const from of outside) {
      const nested = encodeURIComponent(`/controls/BEP-004?from=${encodeURIComponent(from)}`);
      await page.goto(`${path}?from=${nested}`);
      const back = (await page.locator("[data-return]").getAttribute("href")) ?? "";
      await page.goto(back);
      await expect(page.locator("[data-return]"), from).toHaveAttribute("href", "/controls");
    }
  }
});
