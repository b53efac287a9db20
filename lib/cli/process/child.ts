import { type ChildProcess, type StdioOptions, spawn } from "node:child_process";
import { once } from "node:events";
import { constants } from "node:os";
import { pathToFileURL } from "node:url";
import { projectFile } from "../project.ts";

/** How long a child may take to end after SIGTERM before it is killed. */
const GRACE_MS = 5_000;

export type Environment = Readonly<Record<string, string | undefined>>;

export interface ChildOptions {
  readonly env?: Environment;
  /**
   * Where stdout and stderr go. Default: those of this process. `errors`: stderr only. A number: that file descriptor.
   */
  readonly output?: "inherit" | "pipe" | "ignore" | "errors" | number;
}

/** Starts a script of the project on the project's Node.js. The child ends whenever this process ends. */
export function startNode(
  args: readonly string[],
  { env = process.env, output = "inherit" }: ChildOptions = {},
): ChildProcess {
  const endWithParent = pathToFileURL(projectFile("lib/cli/process/end-with-parent.mjs")).href;
  // Next's types declare NODE_ENV as always set; here the caller sets it if the child needs it.
  const variables: Environment = { ...env, NEXT_TELEMETRY_DISABLED: "1", POSTURE_PARENT: String(process.pid) };
  const streams: StdioOptions =
    output === "errors" ? ["ignore", "ignore", "inherit", "ipc"] : ["ignore", output, output, "ipc"];
  return spawn(process.execPath, ["--import", endWithParent, ...args], {
    cwd: projectFile("."),
    env: variables as NodeJS.ProcessEnv,
    stdio: streams,
  });
}

/** The exit code of a child; 128 + n if signal n ended it. */
export async function exitOf(child: ChildProcess): Promise<number> {
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
  return child.exitCode ?? 128 + (child.signalCode ? constants.signals[child.signalCode] : 0);
}

/** Ends a child: SIGTERM first, SIGKILL after a grace period. */
export async function endChild(child: ChildProcess): Promise<void> {
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), GRACE_MS);
  await exitOf(child);
  clearTimeout(timer);
}
