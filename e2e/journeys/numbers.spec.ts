import type { Page } from "@playwright/test";
import type { CoveredUnit } from "#lib/domain/coverage.ts";
import { expect } from "./journey.ts";
import { apiOf, ONE_REGION, test } from "./readings.ts";

/** A link with what its text says, without names that have digits. */
interface NumberedLink {
  readonly href: string;
  readonly text: string;
  /** The numbers of its text but for percentages; those of a cell of the matrix by verdict are one, their sum. */
  readonly numbers: readonly number[];
}

/** The links of the page to lists whose texts have a number. */
const numberedLinks = (page: Page): Promise<NumberedLink[]> =>
  page.locator("main a[href^='/']").evaluateAll((links) =>
    links.flatMap((link) => {
      const href = link.getAttribute("href") ?? "";
      const { pathname, searchParams } = new URL(href, location.origin);
      // The page of one thing is no list, but for the findings of a control.
      const isDetail = /^\/(resources|keys|scans|controls)\/./.test(pathname) && !searchParams.has("answer");
      if (isDetail || link.matches("[download], [data-row], :has(time)")) return [];
      const texts = document.createTreeWalker(link, NodeFilter.SHOW_TEXT);
      const parts: string[] = [];
      while (texts.nextNode()) parts.push(texts.currentNode.textContent ?? "");
      const text = parts.join(" ").replaceAll(/\s+/g, " ").trim();
      const said = text.replaceAll(
        /[A-Za-z]+-?\d+\b|\b[a-z]{2}(-[a-z]+)+-\d\b|\b\d{12}\b|\d{4}-\d\d-\d\d|[\d.]+\s?%/g,
        " ",
      );
      const numbers = (said.match(/\d[\d,]*/g) ?? []).map((number) => Number(number.replaceAll(",", "")));
      const isCell = link.closest("[role=grid] td") !== null;
      const sum = numbers.reduce((total, number) => total + number, 0);
      return numbers.length === 0 ? [] : [{ href, text, numbers: isCell ? [sum] : numbers }];
    }),
  );

/** The numbers that a link of this text should have: what is counted behind its address. */
async function behind(page: Page, { href, text }: NumberedLink): Promise<readonly number[]> {
  const { pathname, searchParams } = new URL(href, page.url());
  const { listed, gaps, lines, units, grid } = await page.evaluate(async (address) => {
    const parsed = new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html");
    const status = parsed.querySelector("nav[aria-label=Pages] [role=status]")?.textContent ?? "";
    const of = (selector: string) => parsed.querySelectorAll(selector).length;
    return {
      listed: /^No /.test(status)
        ? 0
        : Number((status.match(/of ([\d,]+) /)?.[1] ?? "").replaceAll(",", "") || Number.NaN),
      gaps: Number(
        [...parsed.querySelectorAll("#gaps *")]
          .map(({ textContent }) => textContent?.match(/^(\d+) gaps? in \d+ lines?: similar/)?.[1])
          .find((count) => count !== undefined),
      ),
      lines: of("main [data-row]"),
      units: of("#units tbody tr"),
      grid: [of("[role=grid] tbody tr"), of("[role=grid] thead th") - 2],
    };
  }, href);
  const rows = async () => (await apiOf(page.request, `/api${pathname}?${searchParams}&limit=1000`)).items;
  const distinct = (items: readonly Record<string, unknown>[], member: string) =>
    new Set(items.flatMap((item) => item[member] ?? [])).size;
  switch (pathname) {
    case "/":
      return grid;
    case "/controls":
      return [lines];
    case "/coverage":
      // A status counts account × Regions; the scope names accounts and Regions.
      // Regions that are not enabled are in a list of their own.
      if (searchParams.get("status") === "not-enabled")
        return [(await apiOf(page.request, "/api/coverage")).items.filter(isNotEnabled).length];
      if (searchParams.has("status")) return [units];
      return scopeOf((await apiOf(page.request, `/api/coverage?${searchParams}`)).items, text);
    case "/gaps":
      return [Number.isNaN(gaps) ? listed : gaps];
    case "/resources":
      if (/more types?$/.test(text)) return [distinct(await rows(), "type") - 6];
      return / in (at least )?\d+ resources?/.test(text) ? [listed, distinct(await rows(), "resourceId")] : [listed];
    default:
      return [listed];
  }
}

const isNotEnabled = ({ unread }: CoveredUnit) => unread === "not-enabled";

/** The accounts of the Coverage page, and for a text that names them the Regions that are or should be read. */
function scopeOf(units: readonly CoveredUnit[], text: string): readonly number[] {
  const accounts = new Set(units.map(({ accountId }) => accountId)).size;
  const regions = units.filter(({ region, unread }) => region !== null && unread !== "not-enabled");
  return text.includes("Region") ? [accounts, regions.length] : [accounts];
}

/** The links of a page whose number is not what is behind them, in words. */
async function wrong(page: Page, address: string, known: Map<string, readonly number[]>): Promise<string[]> {
  await page.goto(address);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByText("Ignored invalid")).toHaveCount(0);
  const links = await numberedLinks(page);
  expect(links.length, address).toBeGreaterThan(0);
  const faults: string[] = [];
  for (const link of links) {
    const id = `${link.href} ${link.text}`;
    const counted = known.get(id) ?? (await behind(page, link));
    known.set(id, counted);
    if (counted.join() !== link.numbers.join())
      faults.push(`${address}: “${link.text}” leads to ${counted.join(" and ")} (${link.href})`);
  }
  return faults;
}

const POSTURES = ["now", "as of last week", "of one scan", "of one Region"] as const;

for (const posture of POSTURES)
  test(`every number of the posture ${posture} is the number of rows behind its link`, async ({ page, read }) => {
    test.setTimeout(600_000);
    const scans = (await apiOf(page.request, "/api/scans?limit=100")).items;
    const ofOneRegion = scans.find(({ regions }: { regions: string[] }) => regions.join() === ONE_REGION);
    const query = {
      now: "",
      "as of last week": `at=${read.lastWeek.day}`,
      "of one scan": `scan=${ofOneRegion.id}`,
      "of one Region": `region=${ONE_REGION}`,
    }[posture];
    const keys = (await apiOf(page.request, `/api/keys?limit=1000&${query}`)).items;
    const [busiest] = keys.toSorted((one: { rows: number }, other: { rows: number }) => other.rows - one.rows);
    // Before last week there is nothing to compare with.
    const compared = posture === "as of last week" ? [] : ["/changes"];
    // With a Region chosen, each other option of the Gaps page adds its Region to it.
    const detail = posture === "of one Region" ? [] : ["/gaps", `/keys/${busiest.id}`, "/controls/BEP-003"];
    const known = new Map<string, readonly number[]>();
    const faults: string[] = [];
    for (const path of ["/", "/?matrix=all", "/controls", "/keys", "/coverage", ...compared, ...detail])
      faults.push(...(await wrong(page, `${path}${path.includes("?") ? "&" : "?"}${query}`, known)));
    expect(faults).toEqual([]);
    expect(known.size).toBeGreaterThan(100);
  });

test("every line of the trend's table has the numbers of the posture that it leads to", async ({ page }) => {
  await page.goto("/");
  await page.locator("#trend summary").click();
  const lines = await page.locator("#trend tbody tr").evaluateAll((rows) =>
    rows.map((row) => ({
      href: row.querySelector("a")?.getAttribute("href") ?? "",
      numbers: [...row.querySelectorAll("td")]
        .slice(1, -1)
        .map(({ textContent }) => Number(textContent?.replace(",", ""))),
    })),
  );
  expect(lines.length).toBeGreaterThan(2);
  for (const { href, numbers } of lines) {
    await page.goto(href);
    const [said = ""] = (await page.locator("#denominator a").first().innerText()).match(/[\d,]+/) ?? [];
    expect(
      numbers.reduce((sum, number) => sum + number, 0),
      href,
    ).toBe(Number(said.replace(",", "")));
  }
});
