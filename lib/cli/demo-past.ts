import { constants, setPriority } from "node:os";
import { isDemoAccount } from "#lib/server/demo-account.ts";
import { environment } from "#lib/server/environment.ts";
import { openDatabase } from "#lib/snapshots/open-database.ts";
import { atEnd, CommandError, interrupted, runCommand } from "./command.ts";
import { exampleToday } from "./demo/example-today.ts";
import { PastClock } from "./demo/past-clock.ts";

/** How long it waits while another process writes to the database. */
const PATIENCE_MS = 120_000;

/** Started by `npm run demo` beside the dashboard: adds scans of the past to the database of the demo. */
await runCommand(async () => {
  if (!isDemoAccount()) throw new CommandError("Only the demo gets an example history.");
  setPriority(constants.priority.PRIORITY_LOW);
  const clock = new PastClock();
  const store = await openDatabase(environment().DATABASE_URL, { now: clock.now, patienceMs: PATIENCE_MS });
  atEnd(store.close);
  const today = await exampleToday(store, Number(process.argv[2] ?? Date.now()));
  if (today === null) return 0;
  // Before the account is loaded: its dates count from there, also when the demo is started again weeks later.
  process.env.POSTURE_DEMO_TODAY = String(today);
  const { makePast } = await import("./demo/make-past.ts");
  await makePast(store, clock, interrupted);
  return 0;
});
