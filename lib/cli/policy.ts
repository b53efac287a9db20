import { permissions, policyForPermissions } from "#lib/catalogue/permissions.ts";
import { runCommand } from "./command.ts";
import { readOptions } from "./options.ts";

/** `npm run policy`: the IAM policy with just the actions that a scan uses, on stdout. */
await runCommand(async () => {
  readOptions(process.argv.slice(2), {}, "npm run policy");
  console.log(policyForPermissions(permissions()));
  return 0;
});
