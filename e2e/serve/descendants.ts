import { readdirSync, readFileSync } from "node:fs";

interface Running {
  readonly pid: number;
  readonly parent: number;
  /** Processor time so far, in clock ticks of 10 ms. */
  readonly ticks: number;
  readonly command: string;
}

/** Every process of this machine (or namespace) that runs, as Linux tells it; without those that only wait to be reaped. */
function processes(): readonly Running[] {
  return readdirSync("/proc").flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const stat = readFileSync(`/proc/${name}/stat`, "utf8");
      const [state, parent, ...rest] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      if (state === "Z") return [];
      const command = readFileSync(`/proc/${name}/cmdline`, "utf8").replaceAll("\0", " ");
      return [{ pid: Number(name), parent: Number(parent), ticks: Number(rest[9]) + Number(rest[10]), command }];
    } catch {
      return [];
    }
  });
}

/** A process and all that it started, and that these started. */
export function descendantsOf(pid: number): readonly Running[] {
  const all = processes();
  const found = all.filter((each) => each.pid === pid);
  for (const { pid: parent } of found) found.push(...all.filter((each) => each.parent === parent));
  return found;
}

export const isRunning = (pid: number): boolean => processes().some((each) => each.pid === pid);
