import { cpSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { rolldown } from "rolldown";
import { projectFile } from "../project.ts";

/** The folder that the container image contains. */
export const STANDALONE = projectFile(".next/standalone");

/** The entry of the folder, the processes that it starts, and the backup. `server` replaces Next's own. */
const ENTRIES = {
  server: "lib/serve/main.ts",
  web: "lib/serve/web.ts",
  worker: "lib/serve/worker.ts",
  backup: "lib/cli/backup.ts",
};

/** The output of Next. It includes the `.env` files of the project, and every file that a route seems to read. */
const BUILT = [".next", "node_modules", "package.json"];

/** Removes files that are not part of the build from a standalone folder: settings with secrets, data. */
export function leaveOutOthers(folder: string): void {
  const kept = [...BUILT, ...Object.keys(ENTRIES).map((name) => `${name}.js`)];
  for (const name of readdirSync(folder).filter((each) => !kept.includes(each)))
    rmSync(join(folder, name), { recursive: true });
}

/** Adds all other files that the folder needs to start, beside those that Next traced for its routes. */
export async function completeStandalone(): Promise<void> {
  leaveOutOthers(STANDALONE);
  cpSync(projectFile(".next/static"), `${STANDALONE}/.next/static`, { recursive: true });
  for (const [name, input] of Object.entries(ENTRIES)) await bundle(input, `${STANDALONE}/${name}.js`);
}

/** No route imports the worker, so Next does not trace what it needs. */
async function bundle(input: string, file: string): Promise<void> {
  const bundle = await rolldown({
    input: projectFile(input),
    cwd: projectFile("."),
    platform: "node",
    external: ["next"],
    resolve: { conditionNames: ["react-server", "node", "import", "default"] },
    logLevel: "warn",
  });
  await bundle.write({ file, format: "esm", codeSplitting: false });
  await bundle.close();
}
