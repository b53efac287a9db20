import { cpSync } from "node:fs";
import { rolldown } from "rolldown";
import { projectFile } from "../project.ts";

/** The folder that the container carries. */
export const STANDALONE = projectFile(".next/standalone");

/** What the folder is started by, and what that starts. `server` takes the place of Next's own. */
const ENTRIES = { server: "lib/serve/main.ts", web: "lib/serve/web.ts", worker: "lib/serve/worker.ts" };

/** Adds to what Next traced for its routes all else that a start of the folder needs. */
export async function completeStandalone(): Promise<void> {
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
