import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { freePort } from "#lib/cli/process/port.ts";
import { projectFile } from "#lib/cli/project.ts";
import type { Scan } from "#lib/domain/scan.ts";
import { type DemoDashboard, startDemoDashboard } from "../../accounts/dashboard.ts";
import { CLIENT_SECRET, signInEnvironment, startIdentityProvider } from "../../accounts/identity-provider.ts";
import { descendantsOf } from "../../serve/descendants.ts";
import type { Site } from "./site.ts";
import { Tally } from "./tally.ts";
import { Visitor } from "./visitor.ts";

/** A dashboard with sign-in whose processes tell what they hold on to. */
export interface SecuredDashboard {
  readonly dashboard: DemoDashboard;
  readonly port: number;
  readonly web: number;
  readonly worker: number;
  /** Of what the processes tell. */
  readonly memoryFolder: string;
  readonly site: Site;
  readonly end: () => Promise<void>;
}

/** Starts the built dashboard with sign-in behind what stands for a load balancer, on a demo account that it has scanned. */
export async function startSecuredDashboard(): Promise<SecuredDashboard> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const memoryFolder = mkdtempSync(join(tmpdir(), "posture-memory-"));
  const provider = await startIdentityProvider(url, CLIENT_SECRET);
  const dashboard = await startDemoDashboard({
    scanned: false,
    port,
    env: {
      ...signInEnvironment(url, provider),
      POSTURE_TRUSTED_PROXIES: "127.0.0.1",
      NODE_OPTIONS: `--import ${pathToFileURL(projectFile("e2e/bench/mixed/tell-memory.mjs"))}`,
      BENCH_MEMORY_FOLDER: memoryFolder,
    },
  });
  return {
    ...{ dashboard, port, memoryFolder, site: await openSite(url) },
    web: processOf("web"),
    worker: processOf("worker"),
    async end() {
      await dashboard.end();
      await provider.close();
      rmSync(memoryFolder, { recursive: true });
    },
  };
}

function processOf(name: string): number {
  const found = descendantsOf(process.pid).find(({ command }) => command.includes(`lib/serve/${name}`));
  if (!found) throw new Error(`There is no process lib/serve/${name}.`);
  return found.pid;
}

/** Signs everyone in, and scans the account once. */
async function openSite(url: string): Promise<Site> {
  const operator = new Visitor(url, "203.0.113.1");
  await operator.signIn("/", "olga");
  const viewer = new Visitor(url, "203.0.113.2");
  await viewer.signIn("/", "victor");
  const { secret } = await operator.json<{ secret: string }>("/api/tokens", { name: "load", role: "viewer", days: 1 });
  const program = new Visitor(url, "203.0.113.3", secret);
  const { id } = await operator.json<Scan>("/api/scans", {});
  // The stream ends with the scan.
  await program.statusOf(`/api/scans/${id}/events`);
  const { total } = await program.json<{ total: number }>("/api/resources?limit=1");
  const [row] = (await program.json<{ items: { resourceId: string }[] }>("/api/resources?verdict=customer-managed"))
    .items;
  const [key] = (await program.json<{ items: { id: string }[] }>("/api/keys?limit=1")).items;
  if (!row || !key) throw new Error(`The scan ${id} kept nothing.`);
  return {
    ...{ url, operator, viewer, program, tally: new Tally(), rows: total, resourceId: row.resourceId, keyId: key.id },
  };
}
