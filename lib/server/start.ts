import "server-only";
import { recordStart } from "./audit/server-started.ts";
import { EnvironmentError, environment } from "./environment.ts";
import { isListening } from "./listening.ts";
import { log } from "./log.ts";

/**
 * The checked address must be the bound one: `next start`, `next dev` and the `server.js` that Next generates choose it
 * themselves, from HOSTNAME or for every interface.
 */
function demandOwnServer(): void {
  if (isListening()) return;
  throw new EnvironmentError("Start the dashboard with npm start, npm run dev or, in the container, node server.js.");
}

/**
 * Before the first request: an invalid variable stops the start, with a line that names it; else the start is recorded.
 */
export function checkEnvironment(): void {
  try {
    environment();
    demandOwnServer();
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
  // A locked or missing database does not prevent the start.
  recordStart().catch((error: unknown) => log().error({ err: error }, "the start could not be recorded"));
}
