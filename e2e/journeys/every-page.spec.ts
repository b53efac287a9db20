import { existsSync, readFileSync } from "node:fs";
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "./journey.ts";
import { addressOf, PAGES } from "./page-addresses.ts";

/** The rules of WCAG 2.2 at levels A and AA. */
const WCAG_22_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const WIDTHS = [390, 720, 1024, 1440];

for (const name of PAGES) {
  test(`axe finds nothing of WCAG 2.2 AA on ${name}, in both themes, on a phone and a desk`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.goto(await addressOf(page.request, name));
    await page.getByRole("heading", { level: 1 }).waitFor();
    for (const width of [390, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        const { violations } = await new AxeBuilder({ page }).withTags([...WCAG_22_AA, "best-practice"]).analyze();
        expect(
          violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join("\n")}`),
          `${colorScheme}, ${width} px`,
        ).toEqual([]);
      }
    }
  });

  test(`${name} has no text under 12 px, and a header for every table row`, async ({ page }) => {
    await page.goto(await addressOf(page.request, name));
    await page.getByRole("heading", { level: 1 }).waitFor();
    expect(await page.evaluate(textUnder12px)).toEqual([]);
    expect(await page.locator("tbody tr:not(:has(th[scope=row]))").evaluateAll(htmlOf)).toEqual([]);
  });

  test(`${name} fits a phone, a tablet and a desk, and logs no error`, async ({ page }) => {
    const errors: string[] = [];
    page.on("pageerror", (error) => errors.push(error.message));
    page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
    await page.goto(await addressOf(page.request, name));
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 844 });
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow, `at ${width} px`).toBeLessThanOrEqual(0);
    }
    expect(errors).toEqual([]);
  });

  test(`${name} holds no customer content`, async ({ page }) => {
    await page.goto(await addressOf(page.request, name));
    expect(await page.content()).not.toContain("CANARY-CONTENT");
  });
}

/** Runs in the page, as the next does. */
function textUnder12px(): string[] {
  const small = [...document.querySelectorAll<HTMLElement>("body *")].filter(
    (each) =>
      [...each.childNodes].some(({ nodeType, nodeValue }) => nodeType === Node.TEXT_NODE && nodeValue?.trim()) &&
      each.checkVisibility() &&
      Number.parseFloat(getComputedStyle(each).fontSize) < 12,
  );
  return small.map((each) => each.outerHTML.slice(0, 120));
}

function htmlOf(elements: readonly Element[]): string[] {
  return elements.map((each) => each.outerHTML.slice(0, 120));
}

test("neither database, log nor evidence hold customer content or a credential", async ({ page, dashboard }) => {
  const { databaseFile, logFile } = dashboard;
  expect(readFileSync(logFile, "utf8")).toContain("a scan ended");
  for (const file of [databaseFile, `${databaseFile}-wal`, logFile].filter(existsSync)) {
    for (const secret of ["CANARY-CONTENT", "AKIADEMOACCOUNT00000", "AWS4-HMAC-SHA256"])
      expect(readFileSync(file).includes(secret), `${file}: ${secret}`).toBe(false);
  }
  expect(await (await page.request.get("/api/evidence.csv")).text()).not.toContain("CANARY-CONTENT");
});
