import { environment } from "#lib/server/environment.ts";
import { runCommand, SERVER_CODES } from "./command.ts";
import { readOptions } from "./options.ts";
import { startDashboard } from "./process/dashboard.ts";

/** `npm run dev`: the dashboard of `npm start` in development mode, from sources that may change. */
await runCommand(async () => {
  readOptions(process.argv.slice(2), {}, "npm run dev (settings are environment variables, as for npm start)");
  const { HOST, PORT, POSTURE_WORKER } = environment();
  const worker = POSTURE_WORKER === "on";
  const output = "inherit";
  const dashboard = await startDashboard({ host: HOST, port: PORT, env: process.env, worker, dev: true, output });
  console.error(`Bedrock Posture is at ${dashboard.url} (Ctrl-C stops it)`);
  return dashboard.ended;
}, SERVER_CODES);
