import { environment } from "#lib/server/environment.ts";
import { databasePath } from "#lib/snapshots/database-url.ts";
import { backUp } from "#lib/snapshots/sqlite/back-up.ts";
import { CommandError, runCommand } from "./command.ts";
import { readOptions } from "./options.ts";
import { userFile } from "./project.ts";

const USAGE = "npm run backup -- --to FILE";

/** `npm run backup`: a copy of the database at one moment, also while the dashboard runs. */
await runCommand(async () => {
  const { to } = readOptions(process.argv.slice(2), { to: { type: "string" } }, USAGE);
  if (!to) throw new CommandError(`Specify the file to copy the database to.\nUsage: ${USAGE}`);
  const target = userFile(to);
  backUp(databasePath(environment().DATABASE_URL), target);
  process.stdout.write(`${target}\n`);
  return 0;
});
