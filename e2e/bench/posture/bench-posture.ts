import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { atEnd } from "#lib/cli/command.ts";
import { demoEnvironment } from "#lib/cli/demo/demo-environment.ts";
import { ensureBuilt } from "#lib/cli/process/build.ts";
import { startDashboard } from "#lib/cli/process/dashboard.ts";
import { freePort } from "#lib/cli/process/port.ts";
import { SORT_COLUMNS } from "#lib/domain/row-filter.ts";
import { sortsBy } from "#lib/domain/sort.ts";
import { benchEvidence } from "../evidence-rate.ts";
import { percentile, report, timed } from "../report.ts";
import { type Costs, generate, protectionsOf, type SetSize } from "./generate.ts";
import { FIRST_DAY } from "./generated-account.ts";

/** A thousand accounts for two weeks, and a hundred for a year. */
const SETS: Readonly<Record<string, SetSize>> = {
  accounts: { accounts: 1_000, protections: 250, days: 14 },
  year: { accounts: 100, protections: 250, days: 365 },
};
const REQUESTS = 30;
const WARM_UP = 5;
const DAY_MS = 86_400_000;
/** What is allowed, as a multiple of an empty route of the same server. */
const PAGE = 15;
const DRILL_DOWN = 10;
const SEARCH = 30;
const COMBINED = 100;

/**
 * Pages of two generated sets of accounts, one after the other, against a route of the same server that does nothing;
 * and what a year of history costs.
 *
 * @param only the name of one set, or null for both
 * @param days fewer days than the set has, or null
 * @returns whether all figures are within their limits
 */
export async function benchPosture(only: string | null, days: number | null): Promise<boolean> {
  await ensureBuilt();
  let isWithin = true;
  for (const [name, full] of Object.entries(SETS)) {
    if (only !== null && only !== name) continue;
    const set = { ...full, days: days ?? full.days };
    console.error(`${name}: ${protectionsOf(set)} protections, ${set.days} days …`);
    const folder = mkdtempSync(join(tmpdir(), "posture-bench-"));
    atEnd(() => rmSync(folder, { recursive: true, force: true }));
    const file = join(folder, "posture.db");
    const costs = await generate(file, set);
    isWithin = reportCosts(name, costs) && isWithin;
    const env = demoEnvironment(process.env, "http://127.0.0.1:9", `file:${file}`);
    const dashboard = await startDashboard({ host: "127.0.0.1", port: await freePort(), env });
    isWithin = (await benchPages(name, dashboard.url, set)) && isWithin;
    await benchEvidence(dashboard.url, dashboard.pid, protectionsOf(set));
    await dashboard.end();
    rmSync(folder, { recursive: true, force: true });
  }
  return isWithin;
}

function reportCosts(name: string, { first, last, unchanged }: Costs): boolean {
  report({ name: `${name}, database after the last day`, value: last / 1e6, unit: "MB", floor: first / 1e6 });
  report({ name: `${name}, an unchanged reading`, value: unchanged / 1e6, unit: "MB", floor: first / 1e6 });
  return last <= 8 * first && unchanged <= 0.05 * first;
}

async function benchPages(set: string, url: string, { days }: SetSize): Promise<boolean> {
  const resource = await firstOf(url, "resources");
  const key = await firstOf(url, "keys");
  const past = new Date(FIRST_DAY + Math.floor(days / 2) * DAY_MS + DAY_MS / 2).toISOString();
  const account = "account=100000000001";
  const pages: readonly (readonly [name: string, path: string, most: number])[] = [
    ["overview", "/", PAGE],
    ...sortsBy(SORT_COLUMNS).map((sort) => [`resources by ${sort}`, `/resources?sort=${sort}`, PAGE] as const),
    ["resources, last page", "/resources?page=last", PAGE],
    ["keys", "/keys", PAGE],
    ["controls", "/controls", PAGE],
    ["a control", "/controls/BEP-003", PAGE],
    ["changes", "/changes", PAGE],
    ["coverage", "/coverage", PAGE],
    ["resources, one verdict", "/resources?verdict=aws-owned", PAGE],
    ["resources, one Region", "/resources?region=eu-west-1", PAGE],
    ["resources, one account", `/resources?${account}`, PAGE],
    ["resources, combined filters", `/resources?${account}&verdict=aws-owned&type=agent&q=claims`, COMBINED],
    ["resources, one key", `/resources?key=${encodeURIComponent(key.arn)}`, COMBINED],
    ["overview, as of a past day", `/?at=${past}`, COMBINED],
    ["resources, as of a past day", `/resources?at=${past}`, COMBINED],
    ["resources, search", "/resources?q=000042", SEARCH],
    ["a resource", `/resources/${resource.id}`, DRILL_DOWN],
    ["a key", `/keys/${key.id}`, DRILL_DOWN],
  ];
  let isWithin = true;
  for (const [name, path, most] of pages) {
    const { of, beside } = await timesBeside(url + path, `${url}/api/-`);
    const [value, floor] = [percentile(of, 0.95), percentile(beside, 0.95)];
    report({ name: `${set}, ${name}, p95, at most ${most} ×`, value, unit: "ms", floor });
    isWithin &&= value <= most * floor;
  }
  const html = (await (await fetch(url)).arrayBuffer()).byteLength;
  report({ name: `${set}, HTML of the overview`, value: html / 1000, unit: "kB", floor: 150 });
  return isWithin && html <= 150_000;
}

async function firstOf(url: string, list: string): Promise<{ readonly id: string; readonly arn: string }> {
  const { items } = (await (await fetch(`${url}/api/${list}?limit=1`)).json()) as {
    items: { id: string; resourceId?: string; arn?: string }[];
  };
  const [item] = items;
  if (!item) throw new Error(`There are no ${list}`);
  return { id: item.resourceId ?? item.id, arn: item.arn ?? "" };
}

/** In turn, so that what else the machine does slows both. */
async function timesBeside(url: string, empty: string) {
  const [of, beside]: [number[], number[]] = [[], []];
  for (let request = 0; request < WARM_UP + REQUESTS; request += 1) {
    const [took, floor] = [await timeOf(url), await timeOf(empty)];
    if (request < WARM_UP) continue;
    of.push(took);
    beside.push(floor);
  }
  return { of, beside };
}

const timeOf = (url: string): Promise<number> =>
  timed(async () => {
    const answer = await fetch(url);
    if (answer.status >= 500) throw new Error(`${url} answered ${answer.status}`);
    await answer.arrayBuffer();
  });
