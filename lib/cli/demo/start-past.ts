import type { ChildProcess } from "node:child_process";
import { type Environment, startNode } from "../process/child.ts";
import { projectFile } from "../project.ts";

const PAST = projectFile("lib/cli/demo-past.ts");

/**
 * Starts the process that adds scans of the past weeks to the database of the demo. It ends by itself.
 *
 * @param today the moment (ms) that the dates of the account count from, which the first scan saw
 */
export function startPastOf(env: Environment, today: number): ChildProcess {
  return startNode(["--conditions=react-server", "--disable-warning=ExperimentalWarning", PAST, String(today)], {
    env,
    output: "errors",
  });
}
