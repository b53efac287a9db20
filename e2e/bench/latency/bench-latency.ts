import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { atEnd } from "#lib/cli/command.ts";
import { demoEnvironment } from "#lib/cli/demo/demo-environment.ts";
import { ensureBuilt } from "#lib/cli/process/build.ts";
import { endChild } from "#lib/cli/process/child.ts";
import { startDashboard } from "#lib/cli/process/dashboard.ts";
import { freePort } from "#lib/cli/process/port.ts";
import { startAccountProcess } from "../../accounts/dashboard.ts";
import { keepLargeSnapshot } from "../large-snapshot.ts";
import { report } from "../report.ts";
import { type Latency, measureLatency } from "./latency.ts";

const RESOURCES = 20_000;
const OLD_ROWS = 60_000;
/** A request may take this many times as long as at rest. */
const LAW = 5;

/**
 * How long the health check and the overview take beside a scan, a deletion and a lock.
 *
 * @returns whether each stays below five times its time at rest
 */
export async function benchLatency(): Promise<boolean> {
  await ensureBuilt();
  const folder = mkdtempSync(join(tmpdir(), "posture-latency-"));
  atEnd(() => rmSync(folder, { recursive: true }));
  const databaseFile = join(folder, "posture.db");
  console.error(`Two snapshots, of ${OLD_ROWS} protections and of a thousand …`);
  await keepLargeSnapshot(databaseFile, OLD_ROWS);
  await keepLargeSnapshot(databaseFile, 1_000);
  const account = await startAccountProcess({ resources: RESOURCES });
  atEnd(() => endChild(account.child));
  const env = demoEnvironment(process.env, account.url, `file:${databaseFile}`);
  const { url } = await startDashboard({ host: "127.0.0.1", port: await freePort(), env });

  console.error(`A scan of ${RESOURCES} resources, a deletion, a lock of 60 s …`);
  let idle: Latency | null = null;
  let isKept = true;
  for await (const found of measureLatency({ url, databaseFile, idleMs: 10_000, lockMs: 60_000, restMs: 1_000 })) {
    idle ??= found;
    for (const place of ["health", "overview"] as const) {
      const [value, floor] = [found.p99[place], idle.p99[place]];
      report({ name: `latency, ${place} beside ${found.during}, p99`, value, unit: "ms", floor });
      isKept &&= value <= LAW * floor;
    }
  }
  return isKept;
}
