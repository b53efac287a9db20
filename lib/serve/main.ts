import { runCommand, SERVER_CODES } from "#lib/cli/command.ts";
import { startDashboard } from "#lib/cli/process/dashboard.ts";
import { environment } from "#lib/server/environment.ts";

/** The entry of the container: the web server and its worker. */
await runCommand(async () => {
  const { HOST, PORT, POSTURE_WORKER } = environment();
  const worker = POSTURE_WORKER === "on";
  const { ended } = await startDashboard({ host: HOST, port: PORT, env: process.env, worker });
  return ended;
}, SERVER_CODES);
