import type { Page } from "@playwright/test";
import {
  ANSWER_TERMS,
  GAP_TERMS,
  KEY_STATE_TERMS,
  SCAN_STATE_TERMS,
  type Term,
  VERDICT_TERMS,
} from "#lib/domain/terms.ts";
import { VERDICTS } from "#lib/domain/verdict.ts";
import { GLOSSARY } from "#lib/views/glossary.ts";
import { expect, test } from "./journey.ts";
import { addressOf, PAGES } from "./page-addresses.ts";

const ALL = GLOSSARY.flatMap(({ terms }) => terms);
const CONTROL = "/controls/BEP-003";
const opened = (page: Page) => page.locator("[popover]:popover-open");
const terms = (page: Page) => page.locator("main [popovertarget]");

test("Enter opens a definition, and Escape closes it without leaving the page", async ({ page }) => {
  await page.goto(CONTROL);
  const finding = terms(page).filter({ hasText: /^Finding$/ });
  const { definition } = ALL.find(({ term }) => term === "Finding") ?? { definition: "none" };
  await expect(finding).toHaveAccessibleDescription(definition);
  await expect(opened(page)).toHaveCount(0);
  await finding.focus();
  await page.keyboard.press("Enter");
  await expect(opened(page)).toContainText(definition);
  await page.keyboard.press("Escape");
  await expect(opened(page)).toHaveCount(0);
  await expect(finding).toBeFocused();
  expect(page.url()).toMatch(new RegExp(`${CONTROL}$`));
  // The next one leads to the list: the page did listen.
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/\/controls$/);
});

test("Tab goes from an open definition to its entry in the glossary", async ({ page }) => {
  await page.goto(CONTROL);
  await terms(page)
    .filter({ hasText: /^Finding$/ })
    .press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/glossary#term-finding$/);
  await expect(page.locator("#term-finding")).toBeInViewport();
});

test.describe("on a phone", () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  test("a tap opens each definition within the screen, and a tap beside it closes it", async ({ page }) => {
    await page.goto(CONTROL);
    const all = await terms(page).all();
    expect(all.length).toBeGreaterThan(5);
    for (const term of all) {
      await term.tap();
      await expect(opened(page)).toHaveCount(1);
      const { x, y, width, height } = (await opened(page).boundingBox()) ?? { x: -1, y: -1, width: 0, height: 0 };
      expect({ left: x > 0, right: x + width < 390, top: y > 0, bottom: y + height < 844, high: height > 60 }).toEqual({
        ...{ left: true, right: true, top: true, bottom: true, high: true },
      });
      await page.getByRole("heading", { level: 1 }).tap();
      await expect(opened(page)).toHaveCount(0);
    }
  });
});

/** The links and buttons of an HTML text that are within another; a browser's parser would take some of them apart. */
function nestedIn(html: string): readonly string[] {
  const open: string[] = [];
  const nested: string[] = [];
  for (const [tag, slash, name = ""] of html.replace(/<script[\s\S]*?<\/script>/g, "").matchAll(TAGS)) {
    if (slash) open.pop();
    else if (open.push(name) > 1) nested.push(`${open.join(" > ")}: ${tag}`);
  }
  return nested;
}
const TAGS = /<(\/?)(a|button|summary|label)(?=[\s>])[^>]*>/g;

test("no button is within a link, a heading that opens, or another button, and no link within them", async ({
  request,
}) => {
  for (const name of PAGES) {
    const html = await (await request.get(await addressOf(request, name))).text();
    expect(html.match(TAGS)?.length, name).toBeGreaterThan(20);
    expect(nestedIn(html), name).toEqual([]);
  }
});

/** Which verdicts, statuses and states each page shows. */
const SHOWN: Readonly<Partial<Record<(typeof PAGES)[number], readonly Readonly<Record<string, Term>>[]>>> = {
  overview: [VERDICT_TERMS, KEY_STATE_TERMS, GAP_TERMS],
  controls: [ANSWER_TERMS],
  control: [ANSWER_TERMS],
  resources: [VERDICT_TERMS],
  resource: [VERDICT_TERMS, ANSWER_TERMS],
  keys: [KEY_STATE_TERMS],
  key: [KEY_STATE_TERMS, VERDICT_TERMS, ANSWER_TERMS],
  transit: [ANSWER_TERMS],
  gaps: [GAP_TERMS, VERDICT_TERMS],
  scans: [SCAN_STATE_TERMS],
  scan: [SCAN_STATE_TERMS, VERDICT_TERMS],
};

/** Words of a table that stand alone on the page. A badge has its definition as its title: tables share words. */
async function wordsOf(page: Page, table: Readonly<Record<string, Term>>) {
  const words = Object.values(table).map(({ term }) => term);
  return page.locator("main").evaluate((main, wanted) => {
    const elements = [...main.querySelectorAll<HTMLElement>("*:not([popover], [popover] *, option, label *)")];
    return elements.flatMap((each) => {
      const own = [...each.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE);
      const word = own
        .map(({ nodeValue }) => nodeValue)
        .join("")
        .trim();
      return wanted.includes(word) ? [{ word, title: each.title }] : [];
    });
  }, words);
}

/** The words without a definition to open on the page. */
async function undefinedOn(page: Page, table: Readonly<Record<string, Term>>): Promise<readonly string[]> {
  const shown = await wordsOf(page, table);
  const anchors = await page
    .locator("[popover] a")
    .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).hash.slice(1)));
  const isDefined = ({ word, title }: { word: string; title: string }) =>
    ALL.some(
      ({ id, term, definition }) => term === word && (title === "" || title === definition) && anchors.includes(id),
    );
  return [...new Set(shown.filter((each) => !isDefined(each)).map(({ word }) => word))];
}

for (const [name, tables] of Object.entries(SHOWN))
  test(`every verdict, status and state on ${name} has its definition there`, async ({ page }) => {
    await page.goto(await addressOf(page.request, name as keyof typeof SHOWN));
    for (const table of tables) {
      expect((await wordsOf(page, table)).length).toBeGreaterThan(0);
      expect(await undefinedOn(page, table)).toEqual([]);
    }
  });

test("so have those on a resource of each verdict, and on a key of each state", async ({ page }) => {
  const { items: keys } = await (await page.request.get("/api/keys?limit=200")).json();
  const states = Map.groupBy(keys as { id: string; state: string }[], ({ state }) => state);
  expect(states.size).toBeGreaterThan(5);
  const addresses = [...states.values()].map(([key]) => `/keys/${key?.id}`);
  for (const verdict of VERDICTS) {
    const { items } = await (await page.request.get(`/api/resources?verdict=${verdict}&limit=1`)).json();
    addresses.push(`/resources/${items[0].resourceId}`);
  }
  for (const address of addresses) {
    await page.goto(address);
    for (const table of [VERDICT_TERMS, ANSWER_TERMS]) expect(await undefinedOn(page, table), address).toEqual([]);
  }
});

test("the glossary has an entry with an anchor for each term, and every definition leads to one", async ({ page }) => {
  await page.goto("/glossary");
  for (const { id, term, definition } of ALL) {
    const entry = page.locator(`#${id}`);
    await expect(entry.locator("dt")).toHaveText(term);
    await expect(entry.locator("dd")).toContainText(definition);
  }
  await page.goto("/glossary#verdict-unknown");
  await expect(page.locator("#verdict-unknown")).toBeInViewport();
});
