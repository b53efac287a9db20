import type { ChildProcess } from "node:child_process";
import { type Environment, startNode } from "../process/child.ts";
import { projectFile } from "../project.ts";

const PAST = projectFile("lib/cli/demo-past.ts");

/** Starts the process that adds scans of the past weeks to the database of the demo. It ends by itself. */
export function startPastOf(env: Environment): ChildProcess {
  return startNode(["--conditions=react-server", "--disable-warning=ExperimentalWarning", PAST], {
    env,
    output: "errors",
  });
}
