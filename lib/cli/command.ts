/** A failure that is explained in a sentence: the command prints it and ends with 1, without a stack trace. */
export class CommandError extends Error {
  override readonly name = "CommandError";
}

/** What the running command must end before it may end itself, latest first. */
const endings: (() => Promise<void> | void)[] = [];
const interruption = new AbortController();

/** Aborted by Ctrl-C, SIGTERM or a closed terminal. */
export const interrupted: AbortSignal = interruption.signal;

/** Registers something to end before the command ends, however it ends. */
export function atEnd(end: () => Promise<void> | void): void {
  endings.push(end);
}

/**
 * Runs a command to its exit code. Interruption ends what was registered with `atEnd`, then the process
 * with 128 + the signal's number, as shells expect.
 */
export async function runCommand(main: () => Promise<number>): Promise<void> {
  const signalled = new Promise<number>((resolve) => {
    for (const [signal, code] of [
      ["SIGINT", 130],
      ["SIGTERM", 143],
      ["SIGHUP", 129],
    ] as const) {
      process.on(signal, () => {
        interruption.abort();
        resolve(code);
      });
    }
  });
  const code = await Promise.race([main().catch(explain), signalled]);
  while (endings.length > 0) await endings.pop()?.();
  await Promise.all([written(process.stdout), written(process.stderr)]);
  process.exit(code);
}

/** Resolves when all that was printed has left the process: a pipe takes only as much at once as its buffer holds. */
function written(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    // Whoever reads may have gone (`| head`).
    stream.once("error", () => resolve());
    stream.write("", () => resolve());
  });
}

// Errors whose message is written for people carry a name of their own (DatabaseError, EnvironmentError …).
function explain(error: unknown): number {
  if (interrupted.aborted) return 130;
  const ours = error instanceof Error && "stack" in error && !BUILT_IN.has(error.name);
  console.error(ours ? error.message : error);
  return 1;
}

const BUILT_IN = new Set(["Error", "TypeError", "RangeError", "SyntaxError", "ReferenceError"]);
