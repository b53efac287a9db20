import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { benchCallCount } from "../../e2e/bench/call-count.ts";
import { benchChanges } from "../../e2e/bench/changes/bench-changes.ts";
import { benchEvidence } from "../../e2e/bench/evidence-rate.ts";
import { benchFirstLoad } from "../../e2e/bench/first-load.ts";
import { benchFlood } from "../../e2e/bench/flood/bench-flood.ts";
import { keepLargeSnapshot } from "../../e2e/bench/large-snapshot.ts";
import { benchLatency } from "../../e2e/bench/latency/bench-latency.ts";
import { benchLoad } from "../../e2e/bench/load/bench-load.ts";
import { benchMixed } from "../../e2e/bench/mixed/bench-mixed.ts";
import { benchPosture } from "../../e2e/bench/posture/bench-posture.ts";
import { benchScanTime } from "../../e2e/bench/scan-time.ts";
import { benchServerTime } from "../../e2e/bench/server-time.ts";
import { benchSoak } from "../../e2e/bench/soak/bench-soak.ts";
import { atEnd, runCommand } from "./command.ts";
import { demoEnvironment } from "./demo/demo-environment.ts";
import { readNumber, readOptions } from "./options.ts";
import { ensureBuilt } from "./process/build.ts";
import { startDashboard } from "./process/dashboard.ts";
import { freePort } from "./process/port.ts";

const PROTECTIONS = 100_000;
const MINUTES = 30;
const USAGE =
  "npm run bench [-- soak|load|latency|flood|changes|mixed [--minutes N]|posture [--set accounts|year] [--days N]]";

/** The arguments of `npm run bench -- NAME`. These check a guarantee and exit with 1 when it is broken. */
const ALONE: Readonly<Record<string, (args: string[]) => Promise<boolean>>> = {
  soak: withoutOptions(benchSoak),
  load: withoutOptions(benchLoad),
  latency: withoutOptions(benchLatency),
  flood: withoutOptions(benchFlood),
  changes: withoutOptions(benchChanges),
  posture: benchPostureOf,
  mixed: (args) => benchMixed(minutesOf(args)),
};

/** `npm run bench`: prints one JSON object a line to stdout. Speed figures never fail the run. */
await runCommand(async () => {
  Object.assign(process.env, { AWS_REGION: "us-east-1", AWS_ACCESS_KEY_ID: "demo", AWS_SECRET_ACCESS_KEY: "demo" });
  const [name = "", ...rest] = process.argv.slice(2);
  const alone = ALONE[name];
  if (alone) return (await alone(rest)) ? 0 : 1;
  readOptions(process.argv.slice(2), {}, USAGE);
  await benchSpeed();
  return 0;
});

function withoutOptions(bench: () => Promise<boolean>): (args: string[]) => Promise<boolean> {
  return (args) => {
    readOptions(args, {}, USAGE);
    return bench();
  };
}

/** One set of the two, for fewer days, so that a figure can be looked at again within minutes. */
function benchPostureOf(args: string[]): Promise<boolean> {
  const { set, days } = readOptions(args, { set: { type: "string" }, days: { type: "string" } }, USAGE);
  return benchPosture(set ?? null, readNumber("--days", days, 2, 365) ?? null);
}

/** The arguments of the mixed load. */
function minutesOf(args: string[]): number {
  const { minutes } = readOptions(args, { minutes: { type: "string" } }, USAGE);
  return readNumber("--minutes", minutes, 1, 600) ?? MINUTES;
}

async function benchSpeed(): Promise<void> {
  await ensureBuilt();
  console.error("Scans …");
  await benchCallCount();
  await benchScanTime();

  console.error(`A scan with ${PROTECTIONS} protections …`);
  const folder = mkdtempSync(join(tmpdir(), "posture-bench-"));
  atEnd(() => rmSync(folder, { recursive: true }));
  await keepLargeSnapshot(join(folder, "posture.db"), PROTECTIONS);
  const env = demoEnvironment(process.env, "http://127.0.0.1:9", `file:${join(folder, "posture.db")}`);
  const { url, pid } = await startDashboard({ host: "127.0.0.1", port: await freePort(), env });
  await benchServerTime(url);
  await benchEvidence(url, pid, PROTECTIONS);
  await benchFirstLoad(url);
}
