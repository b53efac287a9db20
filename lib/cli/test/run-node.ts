import { atEnd } from "../command.ts";
import { endChild, exitOf, startNode } from "../process/child.ts";
import { projectFile } from "../project.ts";

/** Runs a script of the project on its own Node.js; ends it when this process ends. The result is its exit code. */
export async function runNode(script: string, ...args: string[]): Promise<number> {
  const child = startNode([projectFile(script), ...args]);
  atEnd(() => endChild(child));
  return exitOf(child);
}
