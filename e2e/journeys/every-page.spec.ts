import { existsSync, readFileSync } from "node:fs";
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "./journey.ts";
import { addressOf, PAGES } from "./page-addresses.ts";

const WIDTHS = [390, 1024, 1440];
for (const name of PAGES) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`axe finds nothing on ${name}, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.goto(await addressOf(page.request, name));
      await page.getByRole("heading", { level: 1 }).waitFor();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join("\n")}`),
      ).toEqual([]);
    });
  }

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

  test(`${name} holds no content of the customer's`, async ({ page }) => {
    await page.goto(await addressOf(page.request, name));
    expect(await page.content()).not.toContain("CANARY-CONTENT");
  });
}

test("neither database, log nor evidence hold content of the customer's or a credential", async ({
  page,
  dashboard,
}) => {
  const { databaseFile, logFile } = dashboard;
  expect(readFileSync(logFile, "utf8")).toContain("a scan ended");
  for (const file of [databaseFile, `${databaseFile}-wal`, logFile].filter(existsSync)) {
    for (const secret of ["CANARY-CONTENT", "AKIADEMOACCOUNT00000", "AWS4-HMAC-SHA256"])
      expect(readFileSync(file).includes(secret), `${file}: ${secret}`).toBe(false);
  }
  expect(await (await page.request.get("/api/evidence.csv")).text()).not.toContain("CANARY-CONTENT");
});
