import type { APIRequestContext } from "@playwright/test";
import { expect } from "./journey.ts";
import { apiOf, linesByRegion, ONE_REGION, scanByCommand, setFaults, test } from "./readings.ts";

interface Listed {
  readonly id: string;
  readonly arn: string;
  readonly region: string;
  readonly rows: number;
  readonly resources: number;
}

const keysOf = async (request: APIRequestContext, query = ""): Promise<readonly Listed[]> =>
  (await apiOf(request, `/api/keys?limit=1000${query}`)).items;

/** The units of all Regions but the scanned one, and of the account, with when and by which scan they were read. */
async function otherUnits(request: APIRequestContext, query = ""): Promise<object[]> {
  const { items } = await apiOf(request, `/api/coverage${query}`);
  return items
    .filter(({ region }: { region: string | null }) => region !== ONE_REGION)
    .map(({ accountId, region, reading }: Record<string, unknown>) => ({ accountId, region, reading }));
}

test("a scan of one Region leaves the rows and the coverage of all others as they were", async ({ page, read }) => {
  const { before } = read;
  const after = await (await page.request.get("/api/evidence.csv")).text();
  const [was, is] = [linesByRegion(before.csv), linesByRegion(after)];
  expect([...is.keys()].sort()).toEqual([...was.keys()].sort());
  expect(was.size).toBeGreaterThan(2);
  for (const [region, lines] of was) if (region !== ONE_REGION) expect(is.get(region), region).toEqual(lines);
  expect(is.get(ONE_REGION)).not.toEqual(was.get(ONE_REGION));
  expect(await otherUnits(page.request)).toEqual(await otherUnits(page.request, `?at=${before.at}`));
});

test("a key of a Region that was not scanned keeps its dependants, in the list and on its page", async ({
  page,
  read,
}) => {
  const { at, csv } = read.before;
  const usedThere = (linesByRegion(csv).get(ONE_REGION) ?? []).join("\n");
  const isElsewhere = ({ region, arn }: Listed) => region !== ONE_REGION && !usedThere.includes(arn);
  const was = (await keysOf(page.request, `&at=${at}`)).filter(isElsewhere);
  const is = (await keysOf(page.request)).filter(isElsewhere);
  expect(was.length).toBeGreaterThan(3);
  expect(is).toEqual(was);

  const [busiest] = was.toSorted((one, other) => other.rows - one.rows);
  if (!busiest) throw new Error("No key is used outside the scanned Region.");
  const { dependants } = await apiOf(page.request, `/api/keys/${busiest.id}?at=${at}`);
  expect((await apiOf(page.request, `/api/keys/${busiest.id}`)).dependants).toEqual(dependants);
  await page.goto(`/keys/${busiest.id}`);
  await expect(page.locator("main header").first()).toContainText(`${busiest.rows} protections`);
  await expect(page.locator("#dependants [data-row]")).toHaveCount(dependants.length);
});

test("the page of a scan of one Region shows that Region alone, and says so; the overview shows all", async ({
  page,
}) => {
  const { items } = await apiOf(page.request, "/api/scans?limit=1");
  const scan = items[0].id;
  await page.goto(`/resources?scan=${scan}&limit=500`);
  const regions = (await page.locator("tbody > tr td").allInnerTexts()).flatMap(
    (text) => text.match(/^[a-z]{2}-[a-z]+-\d$/) ?? [],
  );
  expect(new Set(regions)).toEqual(new Set([ONE_REGION]));
  await expect(page.getByRole("main")).toContainText(/It read 1 of \d+ Regions/);
  await page.goto("/");
  const total = (await apiOf(page.request, "/api/resources?limit=1")).total;
  const ofScan = (await apiOf(page.request, `/api/resources?limit=1&scan=${scan}`)).total;
  expect(total).toBeGreaterThan(2 * ofScan);
  await expect(page.locator("#denominator a").first()).not.toHaveText(new RegExp(`^${ofScan} `));
});

test("npm run scan with a Region changes that Region alone", async ({ page, read }) => {
  test.slow();
  const csvOf = async () => linesByRegion(await (await page.request.get("/api/evidence.csv")).text());
  const [was, units] = [await csvOf(), await otherUnits(page.request)];
  await setFaults(read.dashboard, []);
  await scanByCommand(read.dashboard, ONE_REGION);
  const is = await csvOf();
  expect(is.get(ONE_REGION)).not.toEqual(was.get(ONE_REGION));
  for (const [region, lines] of was) if (region !== ONE_REGION) expect(is.get(region), region).toEqual(lines);
  expect(await otherUnits(page.request)).toEqual(units);
});

test("the button scans one chosen Region: the readings of all others stay", async ({ page }) => {
  const before = await otherUnits(page.request);
  const newest = async () => (await apiOf(page.request, "/api/scans?limit=1")).items[0];
  const { id } = await newest();
  await page.goto("/scans");
  await page.getByLabel("Regions to scan").selectOption(ONE_REGION);
  await page.getByRole("button", { name: "Start scan" }).click();
  await expect(page.getByRole("button", { name: "Cancel scan" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Start scan" })).toBeVisible({ timeout: 40_000 });

  const scan = await newest();
  expect(scan).toMatchObject({ state: "completed", regions: [ONE_REGION] });
  expect(scan.id).not.toBe(id);
  expect(await otherUnits(page.request)).toEqual(before);
});
