import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { constants } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { projectFile } from "#lib/cli/project.ts";

/** A command that was started as people start it. */
export interface Started {
  readonly child: ChildProcess;
  /** All that it has written so far. */
  readonly output: () => string;
  /** Its exit code, 128 + n where the signal n ended it; null while it runs. */
  readonly code: () => number | null;
  readonly ended: Promise<number>;
}

export interface Way {
  readonly command: readonly string[];
  readonly cwd?: string;
  readonly uid?: number;
}

export const NPM_START: Way = { command: ["node", "lib/cli/run.mjs", "start"] };

/** Starts a command with just these variables. */
export function startCommand(
  { command: [program = "", ...args], cwd = projectFile("."), uid }: Way,
  env: Readonly<Record<string, string>>,
): Started {
  const child = spawn(program === "node" ? process.execPath : program, args, {
    cwd,
    env: { PATH: process.env.PATH, HOME: "/nonexistent", ...env } as unknown as NodeJS.ProcessEnv,
    stdio: ["ignore", "pipe", "pipe"],
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  // A failed test leaves no process behind.
  process.on("exit", () => child.kill("SIGKILL"));
  let text = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => {
      text += chunk;
    });
  const code = () => child.exitCode ?? (child.signalCode ? 128 + constants.signals[child.signalCode] : null);
  const ended = once(child, "exit").then(() => code() ?? 0);
  return { child, output: () => text, code, ended };
}

/** The status of the health check at an address; null if no server answers. */
export async function healthAt(host: string, port: number): Promise<number | null> {
  try {
    const signal = AbortSignal.timeout(20_000);
    return (await fetch(`http://${host}:${port}/api/health`, { signal })).status;
  } catch {
    return null;
  }
}

/** Waits until a command answers on loopback, or has ended. */
export async function untilAnswering({ code, output }: Started, port: number): Promise<void> {
  const until = performance.now() + 90_000;
  while (code() === null && (await healthAt("127.0.0.1", port)) !== 200) {
    if (performance.now() > until) throw new Error(`Nobody answers: ${output()}`);
    await sleep(100);
  }
}
