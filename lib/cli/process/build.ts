import { createHash } from "node:crypto";
import { existsSync, globSync, readFileSync, writeFileSync } from "node:fs";
import { CommandError } from "../command.ts";
import { projectFile } from "../project.ts";
import { exitOf, startNode } from "./child.ts";

/** The inputs of the build: sources, settings and the lock file. */
const INPUTS = [
  "{app,components}/**/*.{ts,tsx,css,svg,ico,png}",
  "lib/!(cli|demo|serve|worker)/**/*.ts",
  "{next,postcss}.config.*",
  "{proxy.ts,tsconfig.json,package-lock.json}",
];
const STAMP = ".next/built-from";

/**
 * Builds the dashboard if its sources have changed since the last build.
 *
 * @throws {CommandError} when the build fails; its output is already on stderr
 */
export async function ensureBuilt(): Promise<void> {
  if (isBuilt()) return;
  console.error("Building the dashboard (once) …");
  if ((await build("pipe")) !== 0) throw new CommandError("The build failed: see the messages above.");
}

/** Builds the dashboard. Resolves to the exit code of `next build`. */
export async function build(output: "inherit" | "pipe"): Promise<number> {
  const fingerprint = fingerprintOfInputs();
  const child = startNode([projectFile("node_modules/next/dist/bin/next"), "build"], {
    env: { ...process.env, NODE_ENV: "production" },
    output,
  });
  const lines: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk: Buffer) => lines.push(chunk));
  const code = await exitOf(child);
  if (code === 0) writeFileSync(projectFile(STAMP), fingerprint);
  else process.stderr.write(Buffer.concat(lines));
  return code;
}

/** Whether the last build matches the current sources. */
export function isBuilt(): boolean {
  const stamp = projectFile(STAMP);
  if (!existsSync(projectFile(".next/BUILD_ID"))) return false;
  return existsSync(stamp) && readFileSync(stamp, "utf8") === fingerprintOfInputs();
}

function fingerprintOfInputs(): string {
  const hash = createHash("sha256");
  const paths = globSync(INPUTS, { cwd: projectFile(".") }).filter((path) => !/\.test\.tsx?$/.test(path));
  for (const path of paths.sort())
    hash
      .update(`${path}\0`)
      .update(readFileSync(projectFile(path)))
      .update("\0");
  return hash.digest("hex");
}
