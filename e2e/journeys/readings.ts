import type { APIRequestContext } from "@playwright/test";
import { demoEnvironment } from "#lib/cli/demo/demo-environment.ts";
import { exitOf, startNode } from "#lib/cli/process/child.ts";
import { readCsv } from "#lib/evidence/read-csv.ts";
import { type DemoDashboard, startDemoDashboard } from "../accounts/dashboard.ts";
import { scanOfThePast } from "../accounts/scan-of-the-past.ts";
import { expect, test as ofOneScan } from "./journey.ts";

/** The Region that is scanned by itself. */
export const ONE_REGION = "eu-central-1";
const DAYS = 7;

/** A dashboard with a scan of last week, one of today with denied calls, and one of a single Region. */
interface Read {
  readonly dashboard: DemoDashboard;
  /** The day of the first scan, and the CSV of that day. */
  readonly lastWeek: { readonly day: string; readonly scan: string; readonly csv: string };
  /** Before the scan of one Region. */
  readonly before: { readonly at: string; readonly csv: string };
}

/** A test on a dashboard with three scans of different times and scopes. */
export const test = ofOneScan.extend<object, { read: Read }>({
  read: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern
    async ({}, use) => {
      const dashboard = await startDemoDashboard({ scanned: false, before: (url) => scanOfThePast(url, DAYS) });
      const textOf = async (path: string) => (await fetch(dashboard.url + path)).text();
      const newest = async () => JSON.parse(await textOf("/api/scans?limit=1")).items[0];
      const first = await newest();
      const lastWeek = {
        day: first.finishedAt.slice(0, 10),
        scan: first.id,
        csv: await textOf("/api/evidence.csv"),
      };
      await setFaults(dashboard, [
        { operation: "bedrock:ListAgents", region: "us-east-1", kind: "deny" },
        { operation: "kms:GetKeyPolicy", kind: "deny" },
      ]);
      await scanByApi(dashboard, {});
      const before = { at: JSON.parse(await textOf("/api/coverage")).at, csv: await textOf("/api/evidence.csv") };
      await setFaults(dashboard, [{ operation: "bedrock:ListGuardrails", region: ONE_REGION, kind: "deny" }]);
      await scanByApi(dashboard, { regions: [ONE_REGION] });
      await use({ dashboard, lastWeek, before });
      await dashboard.end();
    },
    { scope: "worker", timeout: 180_000 },
  ],
  baseURL: ({ read }, use) => use(read.dashboard.url),
});

/** Sets the faults of the account. */
export async function setFaults({ accountUrl }: DemoDashboard, faults: readonly object[]): Promise<void> {
  const answer = await fetch(`${accountUrl}/_demo/faults`, { method: "PUT", body: JSON.stringify({ faults }) });
  expect(answer.status).toBe(200);
}

/** Starts a scan through the API, and waits until it has completed. */
export async function scanByApi({ url }: DemoDashboard, body: object): Promise<string> {
  const headers = { "content-type": "application/json" };
  const started = await fetch(`${url}/api/scans`, { method: "POST", headers, body: JSON.stringify(body) });
  expect(started.status).toBe(202);
  const { id } = await started.json();
  const stateOf = async () => (await (await fetch(`${url}/api/scans/${id}`)).json()).state;
  await expect.poll(stateOf, { timeout: 120_000 }).toBe("completed");
  return id;
}

/** Runs `npm run scan -- --region` on the database of a dashboard. */
export async function scanByCommand({ accountUrl, databaseFile }: DemoDashboard, region: string): Promise<void> {
  const env = demoEnvironment(process.env, accountUrl, `file:${databaseFile}`);
  const args = ["--conditions=react-server", "lib/cli/scan.ts", "--region", region];
  expect(await exitOf(startNode(args, { env, output: "ignore" }))).toBe(0);
}

/** The lines of a CSV without its header, by the Region that they are of. */
export function linesByRegion(csv: string): ReadonlyMap<string, readonly string[]> {
  const [header = [], ...rows] = readCsv(csv);
  const region = header.indexOf("region");
  const grouped = Map.groupBy(rows, (row) => row[region] ?? "");
  return new Map([...grouped].map(([name, lines]) => [name, lines.map((cells) => JSON.stringify(cells))]));
}

/** What an address of the API returns. */
export async function apiOf(request: APIRequestContext, path: string) {
  const answer = await request.get(path);
  expect(answer.status(), path).toBe(200);
  return answer.json();
}
