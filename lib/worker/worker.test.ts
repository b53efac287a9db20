import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { demoEnvironment } from "#lib/cli/demo/demo-environment.ts";
import { type DemoAccount, startDemoAccount } from "#lib/demo/demo-account.ts";
import type { Scan } from "#lib/domain/scan.ts";
import { closeDatabase, database } from "#lib/server/database.ts";
import * as scanById from "../../app/api/scans/[id]/route.ts";
import * as prune from "../../app/api/scans/prune/route.ts";
import * as scans from "../../app/api/scans/route.ts";
import { startWorker, type Worker } from "./worker.ts";

/** STS answers later than the web server answers the request for a scan. */
const HANGS_MS = 2_500;
const ACCOUNT = { accountId: "123456789012", partition: "aws", principalArn: "arn:aws:iam::123456789012:role/x" };

const folder = mkdtempSync(join(tmpdir(), "posture-worker-"));
const before = { ...process.env };
let account: DemoAccount;
let worker: Worker | null = null;

beforeAll(async () => {
  account = await startDemoAccount();
  const url = `file:${join(folder, "posture.db")}`;
  Object.assign(process.env, demoEnvironment({}, account.url, url), {
    POSTURE_REGIONS: "us-east-1",
    POSTURE_LOG_LEVEL: "silent",
  });
});
afterEach(async () => {
  account.faults.setLatency(0);
  account.faults.set([]);
  await worker?.end();
  worker = null;
  const { journal, scans: kept } = await database();
  for (const { id } of await kept.listScans(100)) await journal.fail(id, "left by a test");
});
afterAll(async () => {
  await closeDatabase();
  await account.close();
  process.env = before;
  rmSync(folder, { recursive: true });
});

const ask = (handler: typeof scans.GET, path: string, init: RequestInit, id = "") =>
  handler(new Request(`http://127.0.0.1:3000${path}`, init), { params: Promise.resolve({ id }) });
const postScan = () => ask(scans.POST, "/api/scans", { method: "POST" });
const deleteScan = (id: string) => ask(scanById.DELETE, `/api/scans/${id}`, { method: "DELETE" }, id);
const scanOf = async (id: string): Promise<Scan | null> => (await database()).scans.scan(id);
const untilScan = (id: string, expected: object) =>
  expect.poll(() => scanOf(id), { timeout: 15_000, interval: 20 }).toMatchObject(expected);

async function accepted(reply: Response): Promise<Scan> {
  expect(reply.status).toBe(202);
  return (await reply.json()) as Scan;
}

describe("a scan while the account of the credentials is unknown", () => {
  test("is accepted within two seconds without an account, and continues once the account is known", async () => {
    worker = startWorker();
    account.faults.setLatency(HANGS_MS);
    const asked = performance.now();
    const scan = await accepted(await postScan());
    expect(performance.now() - asked).toBeLessThan(2_000);
    expect(scan).toMatchObject({ accountId: null, partition: null, principalArn: null, finishedAt: null });
    account.faults.setLatency(0);
    await untilScan(scan.id, { state: "completed", accountId: "123456789012", partition: "aws" });
  });

  test("fails and names the running scan, if its account is already being scanned", async () => {
    const running = await (await database()).journal.begin({ ...ACCOUNT, regions: [] });
    worker = startWorker();
    account.faults.setLatency(HANGS_MS);
    const scan = await accepted(await postScan());
    await untilScan(scan.id, { state: "failed", failure: expect.stringContaining(running.scanId) });
    expect(await scanOf(running.scanId)).toMatchObject({ state: "running" });
  });

  test("is cancelled at once on request", async () => {
    worker = startWorker();
    account.faults.setLatency(10_000);
    const { id } = await accepted(await postScan());
    expect((await deleteScan(id)).status).toBe(202);
    await expect.poll(() => scanOf(id), { timeout: 2_000 }).toMatchObject({ state: "cancelled", accountId: null });
  });
});

test("if the account is known and being scanned, the response is 409 with the running scan, and no other scan is left", async () => {
  const { journal, scans: kept } = await database();
  const running = await journal.begin({ ...ACCOUNT, regions: [] });
  worker = startWorker();
  const reply = await postScan();
  expect(reply.status).toBe(409);
  expect(await reply.json()).toMatchObject({ scanId: running.scanId });
  expect((await kept.listScans(1))[0]?.id).toBe(running.scanId);
});

test("reports credentials that AWS rejects in the response and in the scan", async () => {
  worker = startWorker();
  vi.stubEnv("AWS_ENDPOINT_URL", "http://127.0.0.1:9");
  vi.stubEnv("AWS_MAX_ATTEMPTS", "1");
  const reply = await postScan();
  vi.unstubAllEnvs();
  expect(reply.status).toBe(502);
  const { detail, scanId } = (await reply.json()) as { detail: string; scanId: string };
  expect(await scanOf(scanId)).toMatchObject({ state: "failed", failure: detail, accountId: null });
});

describe("the queue", () => {
  test("keeps a scan while no worker runs, and gives it to the first worker", async () => {
    const { id } = await accepted(await postScan());
    expect(await scanOf(id)).toMatchObject({ state: "queued" });
    worker = startWorker();
    await untilScan(id, { state: "completed" });
  });

  test("gives a cancelled scan to no worker", async () => {
    const { id } = await accepted(await postScan());
    expect((await deleteScan(id)).status).toBe(202);
    const { queue } = await database();
    expect(await queue.claim()).toBeNull();
    expect(await scanOf(id)).toMatchObject({ state: "cancelled" });
  });

  test("gives each scan to one worker", async () => {
    const { queue } = await database();
    const ids = [await queue.enqueue(null), await queue.enqueue(["us-east-1"]), await queue.enqueue(null)];
    const claimed = await Promise.all(ids.map(() => queue.claim()));
    expect(claimed.map((each) => each?.scanId).sort()).toEqual(ids.sort());
    expect(claimed.flatMap((each) => each?.regions ?? [])).toEqual(["us-east-1"]);
    expect(await queue.claim()).toBeNull();
  });
});

test("a worker that receives SIGTERM leaves its scan interrupted", async () => {
  worker = startWorker();
  account.faults.setLatency(200);
  const { id } = await accepted(await postScan());
  await untilScan(id, { state: "running", accountId: "123456789012" });
  await worker.end();
  worker = null;
  expect(await scanOf(id)).toMatchObject({ state: "interrupted", failure: expect.stringContaining("stopped") });
});

test("the worker deletes old scans, and the requester gets their ids", async () => {
  const { journal } = await database();
  const { scanId } = await journal.begin({ ...ACCOUNT, regions: [] });
  await journal.fail(scanId, "of old");
  worker = startWorker();
  const reply = await ask(prune.POST, "/api/scans/prune", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ days: 0, vacuum: true }),
  });
  expect(reply.status).toBe(200);
  expect(((await reply.json()) as { deleted: string[] }).deleted).toContain(scanId);
  expect(await scanOf(scanId)).toBeNull();
});
