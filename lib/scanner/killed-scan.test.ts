import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demoEnvironment } from "#lib/cli/demo/demo-environment.ts";
import { exitOf, startNode } from "#lib/cli/process/child.ts";
import { type DemoAccount, startDemoAccount } from "#lib/demo/demo-account.ts";
import { NO_FILTER } from "#lib/domain/row-filter.ts";
import { closeDatabase, database } from "#lib/server/database.ts";
import { type AccountProxy, startProxy } from "../../e2e/accounts/proxy.ts";

const MOMENTS = 10;

describe("a scan whose process is killed", () => {
  const folder = mkdtempSync(join(tmpdir(), "posture-"));
  const file = join(folder, "posture.db");
  let account: DemoAccount;
  let proxy: AccountProxy;
  let callsOfAScan: number;
  let onRequest = () => {};

  beforeAll(async () => {
    process.env.DATABASE_URL = `file:${file}`;
    account = await startDemoAccount({ latencyMs: 5 });
    proxy = await startProxy(account.url, () => {
      onRequest();
      return null;
    });
    expect(await exitOf(startScan())).toBe(0);
    callsOfAScan = proxy.seen.length;
  });
  afterAll(async () => {
    proxy.close();
    await account.close();
    rmSync(folder, { recursive: true });
  });

  function startScan() {
    const env = demoEnvironment(process.env, proxy.url, `file:${file}`);
    return startNode(["--conditions=react-server", "lib/cli/scan.ts"], { env, output: "ignore" });
  }

  async function killScanAtCall(call: number): Promise<void> {
    const until = proxy.seen.length + call;
    const child = startScan();
    onRequest = () => {
      if (proxy.seen.length >= until) child.kill("SIGKILL");
    };
    await once(child, "exit");
    onRequest = () => {};
  }

  it.each(Array.from({ length: MOMENTS }, (_, moment) => (moment + 1) / MOMENTS))(
    "after %d of its calls is marked interrupted, and the last complete snapshot stays",
    async (share) => {
      const before = await lookAtScans();
      await killScanAtCall(Math.floor(callsOfAScan * share));
      const after = await lookAtScans();

      expect(after.newest.state).toBe("interrupted");
      expect(after.completed).toEqual(before.completed);
      expect(after.rows).toBe(before.rows);
      expect(integrityOf(file)).toBe("ok");
    },
  );

  /** What the next start of the dashboard sees. */
  async function lookAtScans() {
    const { scans, rows, postures } = await database();
    const [newest] = await scans.listScans(1);
    const completed = await scans.newestCompleted();
    const point = await postures.newestPoint();
    if (!newest || !completed || !point) throw new Error("There is no scan");
    const found = { newest, completed, rows: await rows.countRows(point, NO_FILTER) };
    await closeDatabase();
    return found;
  }
});

function integrityOf(file: string): unknown {
  const db = new DatabaseSync(file, { readOnly: true });
  try {
    return db.prepare("PRAGMA integrity_check").get()?.integrity_check;
  } finally {
    db.close();
  }
}
