import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { atEnd } from "#lib/cli/command.ts";
import { demoEnvironment } from "#lib/cli/demo/demo-environment.ts";
import { ensureBuilt } from "#lib/cli/process/build.ts";
import { startDashboard } from "#lib/cli/process/dashboard.ts";
import { freePort } from "#lib/cli/process/port.ts";
import { HTTP_LIMITS } from "#lib/serve/limits.ts";
import { keepLargeSnapshot } from "../large-snapshot.ts";
import { report } from "../report.ts";
import { type FloodSizes, flood } from "./flood.ts";

const ROWS = 20_000;
const SIZES: FloodSizes = { upgrades: 3_000, posts: 100, streams: 500, exports: 50 };
const MOST_MEMORY_MB = { upgrades: 300, posts: 150, streams: 50, exports: 200 };
/** The health check may take this long beside a flood, or this many times as long as at rest on a busy machine. */
const SLOWEST_HEALTH_MS = 1_000;
const SLOWEST_RATIO = 5;

/**
 * Upgrades, unfinished bodies, exports and event streams, each many at once.
 *
 * @returns whether each was answered or refused, left no socket, and let the health check through
 */
export async function benchFlood(): Promise<boolean> {
  await ensureBuilt();
  const folder = mkdtempSync(join(tmpdir(), "posture-flood-"));
  atEnd(() => rmSync(folder, { recursive: true }));
  console.error(`A snapshot of ${ROWS} protections …`);
  await keepLargeSnapshot(join(folder, "posture.db"), ROWS);
  const env = demoEnvironment(process.env, "http://127.0.0.1:9", `file:${join(folder, "posture.db")}`);
  // Without a worker the scan that streams follow waits for as long as they do.
  const { url, pid } = await startDashboard({ host: "127.0.0.1", port: await freePort(), env, worker: false });
  console.error("The flood …");
  const { calm, ...floods } = await flood(url, pid, SIZES);
  const kinds = Object.keys(floods) as (keyof typeof floods)[];
  for (const kind of kinds) {
    const { statuses, healthMs, memoryMb, socketsLeft } = floods[kind];
    const name = (what: string) => `flood, ${SIZES[kind]} ${kind}, ${what}`;
    report({ name: name("health beside them, p99"), value: healthMs, unit: "ms", floor: calm.healthMs });
    report({ name: name("memory"), value: memoryMb, unit: "MB", floor: null });
    report({ name: name("sockets left"), value: socketsLeft, unit: "sockets", floor: null });
    for (const [status, count] of Object.entries(statuses))
      report({ name: name(`answers ${status}`), value: count, unit: "answers", floor: null });
  }
  const { upgrades, posts, exports, streams } = floods;
  return (
    // More at once than there may be connections: those beyond are closed without an answer.
    (upgrades.statuses[200] ?? 0) + (upgrades.statuses[0] ?? 0) === SIZES.upgrades &&
    (upgrades.statuses[200] ?? 0) >= HTTP_LIMITS.connections / 2 &&
    posts.statuses[413] === SIZES.posts &&
    exports.statuses[200] === SIZES.exports &&
    streams.statuses[200] === 20 &&
    streams.statuses[429] === SIZES.streams - 20 &&
    kinds.every((kind) => {
      const { healthMs, memoryMb, socketsLeft } = floods[kind];
      return (
        healthMs < Math.max(SLOWEST_HEALTH_MS, SLOWEST_RATIO * calm.healthMs) &&
        memoryMb < MOST_MEMORY_MB[kind] &&
        socketsLeft === 0
      );
    })
  );
}
