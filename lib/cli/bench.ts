import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { benchCallCount } from "../../e2e/bench/call-count.ts";
import { benchEvidence } from "../../e2e/bench/evidence-rate.ts";
import { benchFirstLoad } from "../../e2e/bench/first-load.ts";
import { keepLargeSnapshot } from "../../e2e/bench/large-snapshot.ts";
import { benchScanTime } from "../../e2e/bench/scan-time.ts";
import { benchServerTime } from "../../e2e/bench/server-time.ts";
import { atEnd, runCommand } from "./command.ts";
import { demoEnvironment } from "./demo/demo-environment.ts";
import { readOptions } from "./options.ts";
import { ensureBuilt } from "./process/build.ts";
import { startDashboard } from "./process/dashboard.ts";
import { freePort } from "./process/port.ts";

const PROTECTIONS = 100_000;

/** `npm run bench`: a report, one JSON object a line on stdout; nothing here passes or fails. */
await runCommand(async () => {
  readOptions(process.argv.slice(2), {}, "npm run bench");
  Object.assign(process.env, { AWS_REGION: "us-east-1", AWS_ACCESS_KEY_ID: "demo", AWS_SECRET_ACCESS_KEY: "demo" });
  await ensureBuilt();
  console.error("Scans …");
  await benchCallCount();
  await benchScanTime();

  console.error(`A snapshot of ${PROTECTIONS} protections …`);
  const folder = mkdtempSync(join(tmpdir(), "posture-bench-"));
  atEnd(() => rmSync(folder, { recursive: true }));
  await keepLargeSnapshot(join(folder, "posture.db"), PROTECTIONS);
  const env = demoEnvironment(process.env, "http://127.0.0.1:9", `file:${join(folder, "posture.db")}`);
  const { url, pid } = await startDashboard({ host: "127.0.0.1", port: await freePort(), env });
  await benchServerTime(url);
  await benchEvidence(url, pid, PROTECTIONS);
  await benchFirstLoad(url);
  return 0;
});
