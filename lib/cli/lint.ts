import { runCommand } from "./command.ts";
import { readOptions } from "./options.ts";
import { lint } from "./test/lint.ts";

/** `npm run lint`: the rules of style, the directions of imports, and what nothing uses. */
await runCommand(async () => {
  readOptions(process.argv.slice(2), {}, "npm run lint");
  return (await lint()).failed === 0 ? 0 : 1;
});
