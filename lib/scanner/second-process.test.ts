import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { demoEnvironment } from "#lib/cli/demo/demo-environment.ts";
import { exitOf, startNode } from "#lib/cli/process/child.ts";
import { type DemoAccount, startDemoAccount } from "#lib/demo/demo-account.ts";
import { UNKNOWN_ACTOR } from "#lib/domain/audit.ts";
import type { Scan } from "#lib/domain/scan.ts";
import { closeDatabase, database } from "#lib/server/database.ts";
import { activeScan } from "#lib/server/pages/scans.ts";
import { cancelScan, followScan } from "#lib/server/scans.ts";
import { scanNow } from "#lib/worker/scan-now.ts";
import { startWorker, type Worker } from "#lib/worker/worker.ts";
import { POST } from "../../app/api/scans/route.ts";

describe("two processes on one database", () => {
  const folder = mkdtempSync(join(tmpdir(), "posture-"));
  const url = `file:${join(folder, "posture.db")}`;
  const before = { ...process.env };
  let account: DemoAccount;
  let worker: Worker;

  beforeAll(async () => {
    account = await startDemoAccount({ latencyMs: 20 });
    Object.assign(process.env, demoEnvironment({}, account.url, url), { POSTURE_REGIONS: "us-east-1" });
    worker = startWorker();
  });
  afterEach(untilNoneRuns);
  afterAll(async () => {
    await worker.end();
    await closeDatabase();
    await account.close();
    process.env = before;
    rmSync(folder, { recursive: true });
  });

  /** A scan in a process of its own. */
  function scanElsewhere() {
    return startNode(["--conditions=react-server", "lib/cli/scan.ts", "--region", "us-east-1"], { output: "pipe" });
  }

  async function untilOneRuns(): Promise<Scan> {
    await expect.poll(activeScan, { timeout: 20_000, interval: 20 }).not.toBeNull();
    const scan = await activeScan();
    if (!scan) throw new Error("The scan ended too soon to be seen");
    return scan;
  }

  async function untilNoneRuns(): Promise<void> {
    await expect.poll(activeScan, { timeout: 30_000, interval: 50 }).toBeNull();
  }

  it("each sees the other's scan go on and end, and shows its snapshot", async () => {
    const child = scanElsewhere();
    const { id } = await untilOneRuns();
    const seen: Scan[] = [];
    for await (const scan of followScan(id, new AbortController().signal)) seen.push(scan);
    expect(await exitOf(child)).toBe(0);
    expect(seen.length).toBeGreaterThan(2);
    expect(seen.at(-1)?.state).toBe("completed");
    expect((await (await database()).scans.newestCompleted())?.id).toBe(id);
  }, 60_000);

  it("neither scans an account that the other scans, and says which scan runs", async () => {
    const child = scanElsewhere();
    const { id } = await untilOneRuns();
    expect(await scanNow(null)).toEqual({ kind: "running", scanId: id });
    expect(await exitOf(child)).toBe(0);

    const own = await scanNow(null);
    if (own.kind !== "started") throw new Error(own.kind);
    account.faults.setLatency(200);
    const refused = scanElsewhere();
    const said: Buffer[] = [];
    refused.stderr?.on("data", (chunk: Buffer) => said.push(chunk));
    expect(await exitOf(refused)).toBe(1);
    account.faults.setLatency(20);
    expect(Buffer.concat(said).toString()).toContain(`Scan ${own.scanId} of this account is already running.`);
    expect(await own.ended).toBeNull();
  }, 60_000);

  it("either cancels what the other scans", async () => {
    const child = scanElsewhere();
    const { id } = await untilOneRuns();
    expect(await cancelScan(id, { actor: UNKNOWN_ACTOR, address: null })).toBe(true);
    expect(await exitOf(child)).toBe(1);
    expect((await (await database()).scans.scan(id))?.state).toBe("cancelled");
  }, 60_000);

  it("of concurrent requests for a scan one is accepted, and the others get the running scan", async () => {
    const post = () =>
      POST(new Request("http://127.0.0.1:3000/api/scans", { method: "POST" }), { params: Promise.resolve({}) });
    const answers = await Promise.all([post(), post(), post()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 409, 409]);
    const bodies = (await Promise.all(answers.map((answer) => answer.json()))) as { id?: string; scanId?: string }[];
    expect(new Set(bodies.map(({ id, scanId }) => id ?? scanId)).size).toBe(1);
    await untilNoneRuns();
  }, 60_000);
});
