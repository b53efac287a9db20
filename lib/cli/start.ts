import { environment } from "#lib/server/environment.ts";
import { runCommand, SERVER_CODES } from "./command.ts";
import { readOptions } from "./options.ts";
import { ensureBuilt } from "./process/build.ts";
import { startDashboard } from "./process/dashboard.ts";
import { demandFreePort } from "./process/port.ts";

/** `npm start`: the dashboard on the account of the AWS SDK's default credential chain. */
await runCommand(async () => {
  readOptions(process.argv.slice(2), {}, "npm start (settings are environment variables: HOST, PORT, DATABASE_URL …)");
  const { HOST, PORT, POSTURE_WORKER } = environment();
  await demandFreePort(HOST, PORT);
  await ensureBuilt();
  const worker = POSTURE_WORKER === "on";
  const dashboard = await startDashboard({ host: HOST, port: PORT, env: process.env, worker });
  console.error(`Bedrock Posture is at ${dashboard.url} (Ctrl-C stops it)`);
  return dashboard.ended;
}, SERVER_CODES);
