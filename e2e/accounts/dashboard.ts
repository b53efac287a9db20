import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, openSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { demoEnvironment } from "#lib/cli/demo/demo-environment.ts";
import { firstScan } from "#lib/cli/demo/first-scan.ts";
import { endChild, startNode } from "#lib/cli/process/child.ts";
import { startDashboard } from "#lib/cli/process/dashboard.ts";
import { freePort } from "#lib/cli/process/port.ts";
import type { DemoOptions } from "#lib/demo/demo-account.ts";
import { type Change, startProxy } from "./proxy.ts";

/** A dashboard on its own demo account, with a database that is deleted when it ends. */
export interface DemoDashboard {
  readonly url: string;
  /** Of the web server. */
  readonly pid: number;
  /** Of the account; the demo's controls are there too. */
  readonly accountUrl: string;
  readonly databaseFile: string;
  /** Everything that the dashboard wrote to stdout and stderr. */
  readonly logFile: string;
  readonly end: () => Promise<void>;
}

/** Starts a demo account in a process of its own. */
export async function startAccountProcess(options: DemoOptions = {}): Promise<{ url: string; child: ChildProcess }> {
  const child = startNode(["--conditions=react-server", "e2e/accounts/demo-process.ts", JSON.stringify(options)]);
  const [{ url }] = await once(child, "message");
  return { url, child };
}

export interface DashboardSettings extends Omit<DemoOptions, "port"> {
  readonly scanned: boolean;
  /** Where the dashboard listens; a free port by default. */
  readonly port?: number;
  /** Fills the database before the dashboard opens it. */
  readonly before?: (databaseUrl: string) => Promise<void>;
  /** Changes every answer of the account on its way. */
  readonly change?: Change;
  /** Further variables of the dashboard. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts the built dashboard on a new demo account, scanned once if `scanned`. */
export async function startDemoDashboard(settings: DashboardSettings): Promise<DemoDashboard> {
  const { scanned, port = await freePort(), before, change, env: more = {}, ...account } = settings;
  const folder = mkdtempSync(join(tmpdir(), "posture-"));
  const databaseFile = join(folder, "posture.db");
  await before?.(`file:${databaseFile}`);
  const { url: accountUrl, child } = await startAccountProcess(account);
  const proxy = change ? await startProxy(accountUrl, () => null, change) : null;
  const logFile = join(folder, "dashboard.log");
  const env = {
    ...demoEnvironment(process.env, proxy?.url ?? accountUrl, `file:${databaseFile}`),
    POSTURE_LOG_LEVEL: "debug",
    ...more,
  };
  const dashboard = await startDashboard({ host: "127.0.0.1", port, env, output: openSync(logFile, "a") });
  if (scanned) await firstScan(dashboard.url, new AbortController().signal);
  return {
    url: dashboard.url,
    pid: dashboard.pid,
    accountUrl,
    databaseFile,
    logFile,
    async end() {
      await dashboard.end();
      proxy?.close();
      await endChild(child);
      rmSync(folder, { recursive: true });
    },
  };
}
