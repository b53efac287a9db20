import { cpSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { rolldown } from "rolldown";
import { projectFile } from "../project.ts";

/** The folder that the container carries. */
export const STANDALONE = projectFile(".next/standalone");

/** What the folder is started by, what that starts, and the backup. `server` takes the place of Next's own. */
const ENTRIES = {
  server: "lib/serve/main.ts",
  web: "lib/serve/web.ts",
  worker: "lib/serve/worker.ts",
  backup: "lib/cli/backup.ts",
};

/** What Next makes. It copies the `.env` files of the project there too, and whatever a route seems to read. */
const BUILT = [".next", "node_modules", "package.json"];

/** Takes out of a standalone folder what is no part of the build: settings with their secrets, data. */
export function leaveOutOthers(folder: string): void {
  const kept = [...BUILT, ...Object.keys(ENTRIES).map((name) => `${name}.js`)];
  for (const name of readdirSync(folder).filter((each) => !kept.includes(each)))
    rmSync(join(folder, name), { recursive: true });
}

/** Adds to what Next traced for its routes all else that a start of the folder needs. */
export async function completeStandalone(): Promise<void> {
  leaveOutOthers(STANDALONE);
  cpSync(projectFile(".next/static"), `${STANDALONE}/.next/static`, { recursive: true });
  for (const [name, input] of Object.entries(ENTRIES)) await bundle(input, `${STANDALONE}/${name}.js`);
}

/** The worker is imported by no route, so it brings along whatever it needs. */
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
