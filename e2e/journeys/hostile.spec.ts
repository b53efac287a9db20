import { readFileSync } from "node:fs";
import { test as base, expect, type Page } from "@playwright/test";
import { guardFormula } from "#lib/evidence/formula-guard.ts";
import { readCsv } from "#lib/evidence/read-csv.ts";
import { type DemoDashboard, startDemoDashboard } from "../accounts/dashboard.ts";
import { makeHostile } from "../accounts/hostile-answers.ts";
import { harmOn } from "./harmless.ts";
import { addressOf, PAGES } from "./page-addresses.ts";

/** A dashboard on an account whose every name, tag, policy, grant, event and error is an attack. */
const test = base.extend<{ baseURL: string }, { dashboard: DemoDashboard }>({
  dashboard: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern
    async ({}, use) => {
      const dashboard = await startDemoDashboard({ scanned: true, change: makeHostile });
      await use(dashboard);
      await dashboard.end();
    },
    { scope: "worker", timeout: 60_000 },
  ],
  baseURL: ({ dashboard }, use) => use(dashboard.url),
});

// Pages here are as long as an attacker can make them.
test.describe.configure({ timeout: 120_000 });

/** Opens pages one after another at both widths; what they do that they should not. */
async function harmAt(page: Page, addresses: readonly string[]): Promise<readonly string[]> {
  const harm: string[] = [];
  page.on("dialog", (dialog) => {
    harm.push(`${page.url()}: a dialog says ${dialog.message()}`);
    return dialog.dismiss();
  });
  page.on("pageerror", (error) => harm.push(`${page.url()}: ${error.message}`));
  page.on("console", (message) => message.type() === "error" && harm.push(`${page.url()}: ${message.text()}`));
  page.on("popup", (popup) => harm.push(`${page.url()}: it opened ${popup.url()}`));
  for (const address of addresses) {
    await page.goto(address);
    for (const width of [390, 1440]) harm.push(...(await harmOn(page, width)));
  }
  return harm;
}

const itemsOf = async (page: Page, path: string) => (await (await page.request.get(path)).json()).items;

test("no page runs, links to, is widened or turned by what the account says", async ({ page }) => {
  const addresses = await Promise.all(PAGES.map((name) => addressOf(page.request, name)));
  expect(await harmAt(page, addresses)).toEqual([]);
});

/** A few of many, evenly apart. */
const some = <Item>(items: readonly Item[], count: number): readonly Item[] =>
  items.filter((_, index) => index % Math.ceil(items.length / count) === 0);

test("nor do resources of several kinds", async ({ page }) => {
  const rows: { type: string; resourceId: string | null }[] = await itemsOf(page, "/api/resources?limit=1000");
  const oneOfEach = new Map(rows.flatMap(({ type, resourceId }) => (resourceId ? [[type, resourceId]] : [])));
  expect(oneOfEach.size).toBeGreaterThan(50);
  expect(
    await harmAt(
      page,
      some([...oneOfEach.values()], 8).map((id) => `/resources/${id}`),
    ),
  ).toEqual([]);
});

test("nor do keys, one of them with its events, and controls with their findings", async ({ page, baseURL }) => {
  const keys: { id: string }[] = await itemsOf(page, "/api/keys?limit=1000");
  const [first] = keys;
  await page.request.post(`/api/keys/${first?.id}/events`, { headers: { origin: baseURL } });
  const events = async () => (await (await page.request.get(`/api/keys/${first?.id}/events`)).json()).read?.state;
  await expect.poll(events).toBe("completed");
  const controls: { id: string }[] = await itemsOf(page, "/api/controls");
  const addresses = [
    ...some(keys, 2).map(({ id }) => `/keys/${id}`),
    ...some(controls, 1).map(({ id }) => `/controls/${id}`),
  ];
  expect(await harmAt(page, addresses)).toEqual([]);
});

test("the CSV holds the very names, a record for each row, and no formula", async ({ page }) => {
  const rows: { resourceName: string | null }[] = await itemsOf(page, "/api/resources?limit=1000");
  const [header = [], ...records] = readCsv(await (await page.request.get("/api/evidence.csv")).text());
  const name = header.indexOf("resource_name");
  expect(records.map((record) => record[name])).toEqual(
    rows.map(({ resourceName }) => guardFormula((resourceName ?? "").toWellFormed())),
  );
  expect(records.filter((record) => record.length !== header.length)).toEqual([]);
  expect(records.flat().filter((cell) => /^[\s"]*[=+\-@\t\r＝＋－＠]/.test(cell))).toEqual([]);
});

test("the log is one JSON object a line", async ({ dashboard }) => {
  const lines = readFileSync(dashboard.logFile, "utf8")
    .split("\n")
    .filter((line) => line.startsWith("{"));
  expect(lines.length).toBeGreaterThan(1);
  for (const line of lines)
    expect(JSON.parse(line)).toMatchObject({ level: expect.any(String), time: expect.any(String) });
});
