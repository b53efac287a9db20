import { readFileSync } from "node:fs";
import { readCsv } from "#lib/evidence/read-csv.ts";
import { expect } from "./journey.ts";
import { addressOf, PAGES } from "./page-addresses.ts";
import { apiOf, test } from "./readings.ts";

test("at= last week exports exactly what the CSV of that week said", async ({ page, read }) => {
  const { day, scan, csv } = read.lastWeek;
  expect(readCsv(csv).length).toBeGreaterThan(500);
  const csvOf = async (query: string) => (await page.request.get(`/api/evidence.csv${query}`)).text();
  expect(await csvOf("")).not.toBe(csv);
  expect(await csvOf(`?at=${day}`)).toBe(csv);
  expect(await csvOf(`?scan=${scan}`)).toBe(csv);
  expect(await csvOf(`?at=${read.before.at}`)).toBe(read.before.csv);

  await page.goto(`/resources?at=${day}`);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: /CSV/ }).first().click(),
  ]);
  expect(readFileSync(await download.path(), "utf8").slice(1)).toBe(csv);
});

test("the date in the header leads to the posture of that day, keeps the filters, and Now leads back", async ({
  page,
  read,
}) => {
  const { day, csv } = read.lastWeek;
  const [header = [], ...rows] = readCsv(csv);
  const cell = (row: readonly string[], name: string) => row[header.indexOf(name)];
  const shown = rows.filter((row) => cell(row, "verdict") === "aws-owned" && cell(row, "region") === "us-east-1");
  const filter = "verdict=aws-owned&region=us-east-1&sort=-name";
  await page.goto(`/resources?${filter}&limit=25`);
  await page.getByRole("link", { name: "Next", exact: true }).click();
  await expect(page).toHaveURL(/cursor=/);

  await page.getByLabel(/^As of/).fill(day);
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await expect(page).toHaveURL(/at=/);
  const parameters = () => [...new URL(page.url()).searchParams].map((pair) => pair.join("=")).sort();
  expect(parameters()).toEqual([...filter.split("&"), "limit=25", `at=${day}`].sort());
  const status = page.getByRole("navigation", { name: "Pages" }).getByRole("status");
  await expect(status).toContainText(`of ${shown.length} protections`);
  await expect(page.getByRole("main")).toContainText("Posture of account");

  await page.getByRole("link", { name: "Now", exact: true }).click();
  await expect(page).not.toHaveURL(/at=/);
  expect(parameters()).toEqual([...filter.split("&"), "limit=25"].sort());
});

test("a scan and a time together are a 400 in the API, and a notice on every page", async ({ page, read }) => {
  const { day, scan } = read.lastWeek;
  const both = `scan=${scan}&at=${day}`;
  const [{ id: key }] = (await apiOf(page.request, "/api/keys?limit=1")).items;
  const [{ resourceId }] = (await apiOf(page.request, "/api/resources?limit=1")).items;
  const lists = ["resources", "keys", "controls", "findings", "gaps", "coverage", "changes", "evidence.csv"];
  for (const path of [...lists, `keys/${key}`, `resources/${resourceId}`]) {
    const answer = await page.request.get(`/api/${path}?${both}`);
    expect(answer.status(), path).toBe(400);
    expect(answer.headers()["content-type"], path).toContain("application/problem+json");
  }
  for (const name of PAGES) {
    if (["scans", "scan", "permissions", "audit", "tokens", "glossary"].includes(name)) continue;
    await page.goto(`${await addressOf(page.request, name)}?${both}`);
    await expect(page.getByRole("main"), name).toContainText("Ignored invalid");
    await expect(page.getByRole("main"), name).toContainText("at");
    await expect(page.getByRole("main"), name).toContainText("the two exclude each other");
  }
});
