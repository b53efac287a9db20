import { CommandError, runCommand } from "./command.ts";
import { readOptions } from "./options.ts";
import { build } from "./process/build.ts";
import { completeStandalone } from "./process/standalone.ts";

/** `npm run standalone`: builds the folder for the container image, with all that the server and its worker need. */
await runCommand(async () => {
  readOptions(process.argv.slice(2), {}, "npm run standalone");
  if ((await build("inherit")) !== 0) throw new CommandError("The build failed: see the messages above.");
  await completeStandalone();
  return 0;
});
