import { constants, setPriority } from "node:os";
import { closeDatabase, database } from "#lib/server/database.ts";
import { startWorker } from "#lib/worker/worker.ts";
import { outliveClosedOutput } from "./closed-output.ts";
import { endWithParent } from "./end-with-parent.ts";
import { endOnUncaught, logEverything } from "./log-everything.ts";

/** How long a scan waits while another process writes. */
const PATIENCE_MS = 120_000;

/* The process that scans and deletes. The web server requests work through the database. */

outliveClosedOutput();
logEverything();
endOnUncaught();
// Page requests have priority over a scan.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
let end = async (): Promise<void> => {};
endWithParent(() => end());
await database(PATIENCE_MS);
const worker = startWorker();
end = () => worker.end().then(closeDatabase);
process.send?.({ kind: "ready" });
