import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type DemoAccount, startDemoAccount } from "#lib/demo/demo-account.ts";
import { NOW } from "#lib/domain/posture.ts";
import { REMEDIATIONS } from "#lib/domain/remedy.ts";
import { matrixOf, summarize } from "#lib/domain/summary.ts";
import { VERDICTS } from "#lib/domain/verdict.ts";
import { VERSION } from "#lib/domain/version.ts";
import { closeDatabase } from "#lib/server/database.ts";
import { keys as keysPage, readKeyQuery } from "#lib/server/pages/keys.ts";
import { overview } from "#lib/server/pages/overview.ts";
import { resourceDetail } from "#lib/server/pages/resource.ts";
import type { ListedFinding } from "#lib/views/findings.ts";
import type { Overview } from "#lib/views/overview.ts";
import { scanNow } from "#lib/worker/scan-now.ts";
import * as evidence from "./evidence.csv/route.ts";
import * as findings from "./findings/route.ts";
import * as resource from "./resources/[id]/route.ts";
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
  const recording = await scanNow(null);
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

/** The evidence, read by an independent parser. */
async function recordsOf(query = ""): Promise<Record<string, string>[]> {
  const reply = await ask(evidence.GET, `/api/evidence.csv${query}`);
  expect(reply.status).toBe(200);
  return parse(await reply.text(), { columns: true, bom: true });
}

test("the evidence of a resource has exactly the rows of that resource, for every resource", async () => {
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
    expect((await resourceDetail(id, NOW))?.protections).toHaveLength(records.length);
  }
});

test("the list of a resource has its rows and their number, and an invalid id is rejected", async () => {
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

test("an id from before ids contained the account has the resource and its rows, in the API and in the evidence", async () => {
  const { items } = (await (await ask(resources.GET, "/api/resources?type=agent&limit=1")).json()) as {
    items: { resourceId: string; resourceArn: string }[];
  };
  const [{ resourceId, resourceArn } = { resourceId: "", resourceArn: "" }] = items;
  const former = "0123456789abcdef";
  const database = new DatabaseSync(join(folder, "posture.db"));
  database.prepare("insert into former_ids (former, id) values (?, ?)").run(former, resourceId);
  database.close();

  const detail = await resource.GET(new Request(`http://127.0.0.1:3000/api/resources/${former}`), {
    params: Promise.resolve({ id: former }),
  });
  expect(detail.status).toBe(200);
  expect(await detail.json()).toMatchObject({ id: resourceId, observation: { arn: resourceArn } });
  const listed = async (id: string) => (await ask(resources.GET, `/api/resources?resource=${id}`)).json();
  expect(await listed(former)).toEqual(await listed(resourceId));
  const records = await recordsOf(`?resource=${former}`);
  expect(records.length).toBeGreaterThan(0);
  expect(records).toEqual(await recordsOf(`?resource=${resourceId}`));
});

test("a search for a null character finds nothing", async () => {
  expect(await recordsOf("?q=%00")).toEqual([]);
});

describe("the evidence alone is enough to recompute", () => {
  type Row = Record<string, string>;
  let records: Row[];
  let view: Overview;
  const distinct = (rows: readonly Row[], columns: readonly string[]) =>
    new Set(rows.map((row) => columns.map((column) => row[column]).join(" "))).size;
  const RESOURCE = ["account_id", "region", "resource_type", "resource_arn"];
  const has = (row: Row, column: string, word: string) => row[column]?.split(" ").includes(word);

  beforeAll(async () => {
    records = await recordsOf();
    const shown = await overview({ ...NOW, account: [], region: [] });
    if (!shown) throw new Error("There is no overview");
    view = shown;
  });

  test("rows by verdict, both kinds of unknown, and the share that is encrypted with a customer managed key", () => {
    const of = (verdict: string, kind = "") =>
      records.filter((row) => row.verdict === verdict && (kind === "" || row.unknown_kind === kind)).length;
    const summary = summarize(view.tallies);
    expect(records).toHaveLength(summary.rows);
    for (const verdict of VERDICTS) expect(of(verdict), verdict).toBe(summary.verdicts[verdict]);
    expect(of("unknown", "unreadable")).toBe(summary.unknown.unreadable);
    expect(of("unknown", "not-exposed")).toBe(summary.unknown["not-exposed"]);
    expect(records.filter((row) => row.verdict !== "unknown" && row.unknown_kind !== "")).toEqual([]);
    expect(summary.protections).toBe(records.length - of("not-applicable"));
    expect(of("unknown", "not-exposed")).toBeGreaterThan(0);
  });

  test("every cell of the matrix of types and Regions", () => {
    const types = view.labels.map(({ type }) => type);
    const cells = matrixOf(view.tallies, types, view.posture.regions).rows.flatMap(({ type, cells: ofType }) =>
      ofType.map(({ region, summary }) => ({ type, region, ...summary.verdicts })),
    );
    for (const { type, region, ...verdicts } of cells) {
      const rows = records.filter((row) => row.resource_type === type && row.region === region);
      for (const verdict of VERDICTS)
        expect(rows.filter((row) => row.verdict === verdict).length, `${type} ${region}`).toBe(verdicts[verdict]);
    }
    expect(cells.length).toBeGreaterThan(50);
  });

  test("the keys at risk and their dependent resources", async () => {
    const listed = await keysPage(readKeyQuery({ limit: "500" }).query);
    const atRisk = listed?.page.items.slice(0, view.keysAtRiskCount) ?? [];
    expect(atRisk.slice(0, view.keysAtRisk.length)).toEqual(view.keysAtRisk);
    expect(atRisk.length).toBeGreaterThan(view.keysAtRisk.length);
    const risky = records.filter(({ verdict }) => verdict === "key-unusable");
    const byKey = Map.groupBy(risky, ({ kms_key_arn: arn }) => arn);
    const used = atRisk.filter(({ rows }) => rows > 0);
    expect([...byKey.keys()].sort()).toEqual(used.map(({ arn }) => arn).sort());
    for (const { arn, rows, resources: count, alias, state } of used) {
      const own = byKey.get(arn) ?? [];
      expect([own.length, distinct(own, RESOURCE)]).toEqual([rows, count]);
      expect(own.map((row) => [row.kms_key_alias, row.kms_key_state])).toEqual(own.map(() => [alias ?? "", state]));
    }
  });

  test("the failed and unknown checks of each control over rows, resources, keys or stores", async () => {
    const columns = { row: null, resource: RESOURCE, key: ["kms_key_arn"], store: ["store_arn"] } as const;
    const keys = new Set(records.map(({ kms_key_arn: arn }) => arn));
    let compared = 0;
    for (const { id } of view.controls) {
      const reply = await ask(findings.GET, `/api/findings?control=${id}&limit=1000`);
      const { items } = (await reply.json()) as { items: ListedFinding[] };
      for (const [answer, column] of [
        ["fail", "findings"],
        ["cannot-tell", "unknown_controls"],
      ] as const) {
        // A key that encrypts only the trail of its own use has no row.
        const found = items.filter(
          (each) => each.answer === answer && (each.subject.kind !== "key" || keys.has(each.subject.arn)),
        );
        const kind = found[0]?.subject.kind;
        if (kind === undefined || kind === "grant" || kind === "region") continue;
        const rows = records.filter((row) => has(row, column, id));
        const by = columns[kind];
        expect(by === null ? rows.length : distinct(rows, by), `${id} ${answer}`).toBe(found.length);
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(25);
  });

  test("the source of each row, its remediation, and the version of the scanner", () => {
    const encrypted = records.filter(({ kms_key_arn: arn }) => arn);
    expect(encrypted.length).toBeGreaterThan(100);
    for (const row of encrypted) {
      expect(row.key_source_operation).toBe("kms:DescribeKey");
      expect(row.key_source_request_id).toMatch(/./);
    }
    for (const row of records) {
      expect(REMEDIATIONS).toContain(row.remediation);
      expect(row.tool_version).toBe(VERSION);
      if (row.error_code === "AccessDeniedException") expect(row.remediation).toBe("policy");
      if (["not-applicable", "unknown"].includes(row.verdict ?? ""))
        expect(["policy", "none"]).toContain(row.remediation);
      if (["aws-owned", "aws-managed", "unencrypted"].includes(row.verdict ?? ""))
        expect(["in-place", "recreate", "related"]).toContain(row.remediation);
    }
    expect(new Set(records.map(({ remediation }) => remediation))).toEqual(new Set(REMEDIATIONS));
    expect(records.some(({ caveats }) => caveats !== "")).toBe(true);
  });
});
