import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type DemoAccount, startDemoAccount } from "#lib/demo/demo-account.ts";
import { closeDatabase } from "#lib/server/database.ts";
import { resourceDetail } from "#lib/server/pages.ts";
import { startScan } from "#lib/server/scans.ts";
import * as evidence from "./evidence.csv/route.ts";
import * as resources from "./resources/route.ts";

const folder = mkdtempSync(join(tmpdir(), "posture-evidence-"));
const environment = { ...process.env };
let account: DemoAccount;

beforeAll(async () => {
  account = await startDemoAccount();
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: account.url,
    AWS_REGION: "us-east-1",
    AWS_ACCESS_KEY_ID: "AKIADEMOACCOUNT00000",
    AWS_SECRET_ACCESS_KEY: "demo",
    DATABASE_URL: `file:${join(folder, "posture.db")}`,
  });
  const recording = await startScan(null);
  if (recording.kind !== "started") throw new Error(`The scan is ${recording.kind}`);
  await recording.ended;
}, 120_000);

afterAll(async () => {
  await closeDatabase();
  await account.close();
  process.env = environment;
  rmSync(folder, { recursive: true });
});

type Handler = typeof evidence.GET;
const ask = (handler: Handler, path: string) =>
  handler(new Request(`http://127.0.0.1:3000${path}`), { params: Promise.resolve({}) });

/** The evidence as its readers parse it; the parser is not ours. */
async function recordsOf(query = ""): Promise<Record<string, string>[]> {
  const reply = await ask(evidence.GET, `/api/evidence.csv${query}`);
  expect(reply.status).toBe(200);
  return parse(await reply.text(), { columns: true, bom: true });
}

test("the evidence of a resource is exactly the rows of that resource, for every resource", async () => {
  const { items } = (await (await ask(resources.GET, "/api/resources?limit=1000")).json()) as {
    items: { resourceId: string | null; resourceArn: string | null; data: string; storeArn: string | null }[];
  };
  const byResource = Map.groupBy(items, ({ resourceId }) => resourceId);
  expect(byResource.size).toBeGreaterThan(300);
  for (const [id, rows] of byResource) {
    if (id === null) continue;
    const records = await recordsOf(`?resource=${id}`);
    expect(records.map((each) => [each.resource_arn, each.protected_data, each.store_arn])).toEqual(
      rows.map(({ resourceArn, data, storeArn }) => [resourceArn ?? "", data, storeArn ?? ""]),
    );
    expect((await resourceDetail(id))?.protections).toHaveLength(records.length);
  }
});

test("the list of a resource is its rows and their number, and a bad id is refused", async () => {
  const [first] = (
    (await (await ask(resources.GET, "/api/resources?type=agent&limit=1")).json()) as {
      items: { resourceId: string }[];
    }
  ).items;
  const page = (await (await ask(resources.GET, `/api/resources?resource=${first?.resourceId}`)).json()) as {
    items: { resourceId: string }[];
    total: number;
  };
  expect(page.items).toHaveLength(page.total);
  expect(new Set(page.items.map(({ resourceId }) => resourceId))).toEqual(new Set([first?.resourceId]));
  expect((await ask(resources.GET, "/api/resources?resource=x")).status).toBe(400);
});

test("a search for a null character finds nothing", async () => {
  expect(await recordsOf("?q=%00")).toEqual([]);
});
