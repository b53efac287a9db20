import { environment } from "#lib/server/environment.ts";
import { runCommand } from "./command.ts";
import { readOptions } from "./options.ts";
import { ensureBuilt } from "./process/build.ts";
import { startDashboard } from "./process/dashboard.ts";

/** `npm start`: the dashboard on the account of the AWS SDK's default credential chain. */
await runCommand(async () => {
  readOptions(process.argv.slice(2), {}, "npm start (settings are environment variables: HOST, PORT, DATABASE_URL …)");
  const { HOST, PORT } = environment();
  await ensureBuilt();
  const dashboard = await startDashboard({ host: HOST, port: PORT, env: process.env });
  console.error(`Bedrock Posture is at ${dashboard.url} (Ctrl-C ends it)`);
  return dashboard.ended;
});
