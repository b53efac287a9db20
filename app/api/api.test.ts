import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { globSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { endChild, startNode } from "#lib/cli/process/child.ts";
import { US_KEYS } from "#lib/demo/account/key-names.ts";
import { type DemoAccount, startDemoAccount } from "#lib/demo/demo-account.ts";
import type { KeySummary } from "#lib/domain/key-summary.ts";
import type { Scan } from "#lib/domain/scan.ts";
import type { ProtectionRow } from "#lib/domain/snapshot.ts";
import { readCsv } from "#lib/evidence/read-csv.ts";
import { closeDatabase } from "#lib/server/database.ts";
import type { ControlSummary } from "#lib/views/controls.ts";
import type { ListedFinding } from "#lib/views/findings.ts";
import type { KeyEventsView } from "#lib/views/key-events.ts";
import type { Page } from "#lib/views/list.ts";
import * as nowhere from "./[...path]/route.ts";
import * as controls from "./controls/route.ts";
import * as evidence from "./evidence.csv/route.ts";
import * as findings from "./findings/route.ts";
import * as gaps from "./gaps/route.ts";
import * as health from "./health/route.ts";
import * as keyEvents from "./keys/[id]/events/route.ts";
import * as key from "./keys/[id]/route.ts";
import * as keys from "./keys/route.ts";
import * as openapi from "./openapi.json/route.ts";
import * as resource from "./resources/[id]/route.ts";
import * as resources from "./resources/route.ts";
import * as events from "./scans/[id]/events/route.ts";
import * as scanById from "./scans/[id]/route.ts";
import * as scans from "./scans/route.ts";

type Handler = typeof health.GET;
const ORIGIN = "http://127.0.0.1:3000";
const folder = mkdtempSync(join(tmpdir(), "posture-api-"));
const environment = { ...process.env };
let account: DemoAccount;
let worker: ChildProcess;

beforeAll(async () => {
  account = await startDemoAccount();
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: account.url,
    AWS_REGION: "us-east-1",
    AWS_ACCESS_KEY_ID: "AKIADEMOACCOUNT00000",
    AWS_SECRET_ACCESS_KEY: "demo",
    DATABASE_URL: `file:${join(folder, "posture.db")}`,
  });
  worker = startNode(["--conditions=react-server", "lib/serve/worker.ts"]);
  await once(worker, "message");
});

afterAll(async () => {
  await endChild(worker);
  await closeDatabase();
  await account.close();
  process.env = environment;
  rmSync(folder, { recursive: true });
});

function ask(handler: Handler, path: string, init: RequestInit = {}, id = ""): Promise<Response> {
  return handler(new Request(`${ORIGIN}${path}`, init), { params: Promise.resolve({ id }) });
}

async function jsonOf<Body>(reply: Response | Promise<Response>): Promise<Body> {
  return (await (await reply).json()) as Body;
}

async function problemOf(reply: Response | Promise<Response>) {
  const { status, headers } = await reply;
  expect(headers.get("content-type")).toBe("application/problem+json");
  const body = await jsonOf<{ type: string; title: string; status: number; detail: string; scanId?: string }>(reply);
  expect(body.status).toBe(status);
  return body;
}

const JSON_HEADERS = { "content-type": "application/json" };

describe("before the first scan", () => {
  test("the health check succeeds, lists are empty, and pages of results do not exist", async () => {
    expect(await jsonOf(ask(health.GET, "/api/health"))).toMatchObject({ status: "ok", database: "ok" });
    expect(await jsonOf(ask(scans.GET, "/api/scans"))).toEqual({ items: [] });
    expect((await problemOf(ask(resources.GET, "/api/resources"))).status).toBe(404);
    expect((await problemOf(ask(evidence.GET, "/api/evidence.csv"))).status).toBe(404);
    expect((await problemOf(ask(scanById.GET, "/api/scans/x", {}, "x"))).status).toBe(404);
    expect((await problemOf(ask(events.GET, "/api/scans/x/events", {}, "x"))).status).toBe(404);
  });
});

describe("a scan through the API", () => {
  let done: Scan;

  beforeAll(async () => {
    const started = await ask(scans.POST, "/api/scans", { method: "POST" });
    expect(started.status).toBe(202);
    const scan = await jsonOf<Scan>(started);
    expect(scan.state).toBe("running");
    expect(started.headers.get("location")).toBe(`/api/scans/${scan.id}`);

    const second = await problemOf(ask(scans.POST, "/api/scans", { method: "POST" }));
    expect(second).toMatchObject({ status: 409, scanId: scan.id });

    const stream = await ask(events.GET, `/api/scans/${scan.id}/events`, {}, scan.id);
    expect(stream.headers.get("content-type")).toBe("text/event-stream");
    const sent = (await stream.text()).split("\n\n").filter((event) => event.startsWith("data: "));
    done = JSON.parse(sent.at(-1)?.slice("data: ".length) ?? "null");
  });

  test("its events end with the completed scan", async () => {
    expect(done.state).toBe("completed");
    expect(done.counts.resources).toBeGreaterThanOrEqual(60);
    expect(done.progress.done).toBe(done.progress.total);
    expect(await jsonOf(ask(scanById.GET, `/api/scans/${done.id}`, {}, done.id))).toEqual(done);
  });

  test("a completed scan cannot be cancelled", async () => {
    const reply = ask(scanById.DELETE, `/api/scans/${done.id}`, { method: "DELETE" }, done.id);
    expect((await problemOf(reply)).status).toBe(409);
  });

  test("all pages of resources together equal the CSV, in order and number", async () => {
    const question = "/api/resources?sort=-name&limit=7&region=us-east-1";
    const rows: ProtectionRow[] = [];
    let total = 0;
    for (let cursor: string | null = ""; cursor !== null; ) {
      const page: Page<ProtectionRow> = await jsonOf(ask(resources.GET, `${question}&cursor=${cursor}`));
      rows.push(...page.items);
      cursor = page.nextCursor;
      total = page.total;
    }
    expect(rows).toHaveLength(total);
    const csv = await ask(evidence.GET, "/api/evidence.csv?sort=-name&region=us-east-1");
    expect(csv.headers.get("content-disposition")).toMatch(/^attachment; filename="[\w.-]+region-us-east-1\.csv"$/);
    const [, ...records] = readCsv(await csv.text());
    expect(records.map((record) => record[5])).toEqual(rows.map(({ resourceArn }) => resourceArn ?? ""));
    expect(records.every((record) => record[3] === "us-east-1")).toBe(true);
  });

  test("a cursor of another query is rejected", async () => {
    const page = await jsonOf<Page<ProtectionRow>>(ask(resources.GET, "/api/resources?limit=5"));
    const reply = ask(resources.GET, `/api/resources?limit=5&verdict=unknown&cursor=${page.nextCursor}`);
    expect((await problemOf(reply)).detail).toContain("cursor");
    const forged = ask(resources.GET, "/api/resources?cursor=bm90IGEgY3Vyc29y");
    expect((await problemOf(forged)).status).toBe(400);
  });

  test.each([
    ["resources", resources.GET],
    ["keys", keys.GET],
    ["findings", findings.GET],
  ])("a cursor to %s of a posture that is no longer kept is a 400 that names its time", async (list, get) => {
    const { nextCursor } = await jsonOf<Page<unknown>>(ask(get, `/api/${list}?limit=5`));
    const cursor = JSON.parse(Buffer.from(nextCursor ?? "", "base64url").toString());
    const deleted = Buffer.from(JSON.stringify({ ...cursor, of: "2026-11-24T08:00:00.000Z  " })).toString("base64url");
    const { status, detail } = await problemOf(ask(get, `/api/${list}?limit=5&cursor=${deleted}`));
    expect(status).toBe(400);
    expect(detail).toContain("the posture of 2026-11-24T08:00:00.000Z is not");
    expect((await problemOf(ask(get, `/api/${list}?scan=${"f".repeat(20)}`))).status).toBe(404);
    expect((await problemOf(ask(get, `/api/${list}?at=2001-01-01`))).status).toBe(404);
    const both = await problemOf(ask(get, `/api/${list}?scan=${"f".repeat(20)}&at=2026-11-24`));
    expect(both).toMatchObject({ status: 400, problems: [{ parameter: "at" }] });
  });

  test("the details of every resource can be read, with its key and a link to it", async () => {
    const { items } = await jsonOf<Page<ProtectionRow>>(ask(resources.GET, "/api/resources?limit=1000"));
    for (const { resourceId, keyArn, findings: failed, unknownControls } of items) {
      if (resourceId === null) continue;
      const detail = await jsonOf<{
        id: string;
        protections: { row: ProtectionRow; keyId: string | null }[];
        findings: ListedFinding[];
      }>(ask(resource.GET, `/api/resources/${resourceId}`, {}, resourceId));
      expect(detail.id).toBe(resourceId);
      // Of the resource, its rows, and their keys and data stores.
      expect(detail.findings.map(({ control }) => control)).toEqual(
        expect.arrayContaining([...failed, ...unknownControls]),
      );
      const under = detail.protections.find(({ row }) => row.keyArn === keyArn);
      expect(under?.keyId === null).toBe(keyArn === null);
    }
    expect((await problemOf(ask(resource.GET, "/api/resources/x", {}, "x"))).status).toBe(404);
  });

  test("keys come with their dependent resources", async () => {
    const { items } = await jsonOf<Page<{ id: string; resources: number; rows: number }>>(
      ask(keys.GET, "/api/keys?limit=1000"),
    );
    expect(items.length).toBe(done.counts.keys);
    for (const { id, resources: count } of items) {
      const detail = await jsonOf<{ dependants: unknown[] }>(ask(key.GET, `/api/keys/${id}`, {}, id));
      expect(detail.dependants).toHaveLength(count);
    }
  });

  test("the pages of findings add up to the counts of the controls, and each finding links to its subject", async () => {
    const { items } = await jsonOf<{ items: ControlSummary[] }>(ask(controls.GET, "/api/controls"));
    expect(items.map(({ id }) => id)).toContain("BEP-002");
    for (const { id, fail, cannotTell } of items) {
      const found: ListedFinding[] = [];
      let cursor: string | null = "";
      while (cursor !== null) {
        const path: string = `/api/findings?control=${id}&limit=100&cursor=${cursor}`;
        const page: Page<ListedFinding> = await jsonOf(ask(findings.GET, path));
        expect(page.total).toBe(fail + cannotTell);
        found.push(...page.items);
        cursor = page.nextCursor;
      }
      expect(found.filter(({ answer }) => answer === "fail").length).toBe(fail);
      expect(found.filter(({ answer }) => answer === "cannot-tell").length).toBe(cannotTell);
      for (const { subject, keyId } of found) expect(keyId !== null).toBe(["key", "grant"].includes(subject.kind));
    }
  });

  test("a severity selects its controls, and narrows the named ones", async () => {
    const of = async (query: string) =>
      (await jsonOf<Page<ListedFinding>>(ask(findings.GET, `/api/findings?${query}`))).items;
    expect((await of("severity=high&answer=fail&limit=1000")).every(({ severity }) => severity === "high")).toBe(true);
    expect((await of("control=BEP-003&limit=1")).length).toBe(1);
    expect(await of("control=BEP-003&severity=high")).toEqual([]);
  });

  test("every gap names the operation, the error and the permission", async () => {
    const { items, policy } = await jsonOf<{ items: Record<string, string>[]; policy: string | null }>(
      ask(gaps.GET, "/api/gaps"),
    );
    expect(items).toHaveLength(done.counts.gaps);
    for (const gap of items)
      expect(gap).toMatchObject({ operation: expect.stringContaining(":"), errorCode: expect.any(String) });
    for (const gap of items.filter(({ kind }) => kind === "denied")) expect(policy).toContain(gap.permission);
  });
});

describe("an invalid request gets the reason", () => {
  test.each([
    ["/api/resources?colour=red", "colour"],
    ["/api/resources?verdict=fine", "verdict"],
    ["/api/resources?limit=0", "limit"],
    ["/api/resources?limit=10&limit=20", "limit"],
    ["/api/resources?sort=age", "sort"],
    ["/api/resources?type=toaster", "type"],
    ["/api/resources?account=12", "account"],
    ["/api/resources?unknown=yes", "unknown"],
    ["/api/resources?scan=newest", "scan"],
    ["/api/findings?control=1", "control"],
    ["/api/findings?answer=pass", "answer"],
    ["/api/findings?severity=dire", "severity"],
    ["/api/findings?verdict=unknown", "verdict"],
    ["/api/controls?severity=high", "severity"],
  ])("%s", async (path, parameter) => {
    const { GET } = path.includes("findings") ? findings : path.includes("controls") ? controls : resources;
    const problem = await problemOf(ask(GET, path));
    expect(problem.status).toBe(400);
    expect(problem.detail).toContain(`Parameter ${parameter} `);
    expect(problem.detail).toContain("Allowed: ");
  });

  test("an unsupported method gets 405 with the supported methods", async () => {
    const reply = await ask(resources.POST, "/api/resources", { method: "POST" });
    expect(reply.headers.get("allow")).toBe("GET");
    expect((await problemOf(reply)).status).toBe(405);
  });

  test("an unknown address gets 404", async () => {
    expect((await problemOf(ask(nowhere.GET, "/api/unicorns"))).status).toBe(404);
  });

  test.each([
    ["not JSON", JSON_HEADERS, "{", 400],
    ["an unknown member", JSON_HEADERS, '{"region":"us-east-1"}', 400],
    ["a bad Region", JSON_HEADERS, '{"regions":["moon"]}', 400],
    ["a Region of no partition", JSON_HEADERS, '{"regions":["us-east-99"]}', 400],
    ["a form", { "content-type": "application/x-www-form-urlencoded" }, "regions=us-east-1", 415],
    ["a body that never ends", JSON_HEADERS, `{"regions":["${"x".repeat(20_000)}"]}`, 413],
  ])("a body: %s", async (_, headers, body, status) => {
    const reply = ask(scans.POST, "/api/scans", { method: "POST", headers, body });
    expect((await problemOf(reply)).status).toBe(status);
  });
});

describe("the events of a key", () => {
  const keyId = async (arn: string) => {
    const { items } = await jsonOf<Page<KeySummary>>(ask(keys.GET, "/api/keys?limit=500"));
    return items.find((each) => each.arn === arn)?.id ?? "";
  };
  const askEvents = (id: string, method: "GET" | "POST" | "DELETE" = "GET", query = "", headers = {}) =>
    ask(
      { GET: keyEvents.GET, POST: keyEvents.POST, DELETE: keyEvents.DELETE }[method],
      `/api/keys/${id}/events${query}`,
      { method, headers },
      id,
    );

  async function readToTheEnd(id: string): Promise<KeyEventsView> {
    await sleep(20);
    const view = await jsonOf<KeyEventsView>(askEvents(id));
    return view.read?.state === "running" ? readToTheEnd(id) : view;
  }

  test("are empty before the first search, then read by one search at a time, and stored", async () => {
    const id = await keyId(US_KEYS.agents);
    expect(await jsonOf(askEvents(id))).toMatchObject({ read: null, items: [] });
    const [one, other] = await Promise.all([askEvents(id, "POST"), askEvents(id, "POST")]);
    expect([one.status, other.status].sort()).toEqual([202, 409]);
    const { read, items } = await readToTheEnd(id);
    expect(read).toMatchObject({ state: "completed", seen: 1000, cutOff: true });
    expect(items.length).toBe(1000 - (read?.own ?? 0));
    expect((await problemOf(askEvents(id, "DELETE"))).status).toBe(409);
  });

  test("report a denied read, and keep the events that were read before", async () => {
    const id = await keyId(US_KEYS.models);
    const before = await jsonOf(ask(key.GET, `/api/keys/${id}`, {}, id));
    account.faults.set([{ operation: "cloudtrail:*", kind: "deny" }]);
    await askEvents(id, "POST");
    const { read, items } = await readToTheEnd(id);
    account.faults.set([]);
    expect(read).toMatchObject({ state: "failed", failure: { kind: "denied" }, seen: 0 });
    expect(items).toEqual([]);
    expect(await jsonOf(ask(key.GET, `/api/keys/${id}`, {}, id))).toEqual(before);
  });

  test("can only be requested by this dashboard, for an existing key, with valid parameters", async () => {
    const id = await keyId(US_KEYS.models);
    expect((await askEvents(id, "POST", "", { origin: "https://evil.example" })).status).toBe(403);
    expect((await askEvents("nothing", "POST")).status).toBe(404);
    expect((await askEvents(id, "POST", "?days=90")).status).toBe(400);
  });
});

describe("other sites", () => {
  test.each([
    { origin: "https://evil.example" },
    { origin: "null" },
    { origin: "http://127.0.0.1:4000" },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
  ])("cannot start a scan: %j", async (headers) => {
    const reply = ask(scans.POST, "/api/scans", { method: "POST", headers });
    expect((await problemOf(reply)).status).toBe(403);
  });

  test("cannot read under another host name", async () => {
    const request = new Request("http://rebound.example:3000/api/resources");
    expect((await problemOf(resources.GET(request, { params: Promise.resolve({}) }))).status).toBe(403);
  });
});

test("the OpenAPI description has every address, and no response may be cached", async () => {
  const reply = await ask(openapi.GET, "/api/openapi.json");
  expect(reply.headers.get("cache-control")).toBe("no-store");
  const { openapi: version, paths } = await jsonOf<{ openapi: string; paths: object }>(reply);
  expect(version).toMatch(/^3\.1/);
  const routes = globSync("app/api/**/route.ts").filter((file) => !file.includes("[..."));
  const addresses = routes.map((file) => dirname(file).replace("app", "").replaceAll("[", "{").replaceAll("]", "}"));
  expect(Object.keys(paths).sort()).toEqual(addresses.sort());
});
