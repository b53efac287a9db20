import { interrupted, runCommand, SERVER_CODES } from "#lib/cli/command.ts";
import { environment } from "#lib/server/environment.ts";
import { supervise } from "./supervise.ts";

/** The entry of the container: the web server and its worker. */
await runCommand(async () => {
  const worker = environment().POSTURE_WORKER === "on";
  const service = await supervise({ env: process.env, worker, signal: interrupted });
  return service ? service.ended : 1;
}, SERVER_CODES);
