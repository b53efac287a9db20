import { TODAY } from "#lib/demo/account/today.ts";
import { startDemoAccount } from "#lib/demo/demo-account.ts";
import { countOf } from "#lib/format/numbers.ts";
import { atEnd, interrupted, runCommand, SERVER_CODES } from "./command.ts";
import { demoEnvironment } from "./demo/demo-environment.ts";
import { firstScan } from "./demo/first-scan.ts";
import { startPastOf } from "./demo/start-past.ts";
import { readNumber, readOptions } from "./options.ts";
import { ensureBuilt } from "./process/build.ts";
import { endChild } from "./process/child.ts";
import { startDashboard } from "./process/dashboard.ts";
import { demandFreePort } from "./process/port.ts";
import { projectFile } from "./project.ts";

const USAGE = "npm run demo -- [--port N] [--resources N]";
const HOST = "127.0.0.1";

/** `npm run demo`: the dashboard on the demo AWS account, with a first scan. */
await runCommand(async () => {
  const given = readOptions(process.argv.slice(2), { port: { type: "string" }, resources: { type: "string" } }, USAGE);
  const port = readNumber("--port", given.port ?? process.env.PORT, 1, 65_535) ?? 3000;
  const resources = readNumber("--resources", given.resources, 0, 100_000) ?? 0;
  await demandFreePort(HOST, port);
  await ensureBuilt();

  const account = await startDemoAccount({ resources });
  atEnd(() => account.close());
  // One database for each size: stored scans must be of the account that is shown.
  const database = projectFile(`data/demo${resources > 0 ? `-${resources}` : ""}.db`);
  const env = demoEnvironment(process.env, account.url, `file:${database}`);
  const dashboard = await startDashboard({ host: HOST, port, env });

  console.error("The demo AWS account is ready; scanning it …");
  const scan = await firstScan(dashboard.url, interrupted);
  const { counts, regions } = scan;
  console.error(
    `Scanned ${countOf(counts.resources, "resource")} and ${countOf(counts.keys, "key")} in ${countOf(regions.length, "Region")}.`,
  );
  console.error(`\nBedrock Posture is at ${dashboard.url} (Ctrl-C stops it)`);
  // A generated account is for measurements; its scans take long.
  if (resources === 0) {
    const past = startPastOf(env, TODAY);
    atEnd(() => endChild(past));
  }
  return dashboard.ended;
}, SERVER_CODES);
