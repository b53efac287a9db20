import { outliveClosedOutput } from "#lib/serve/closed-output.ts";

/** A failure that is explained in a sentence: the command prints it and ends with 1, without a stack trace. */
export class CommandError extends Error {
  override readonly name = "CommandError";
}

/** What the running command must end before it may end itself, latest first. */
const endings: (() => Promise<void> | void)[] = [];
const interruption = new AbortController();

/** Aborted by Ctrl-C, SIGTERM or a closed terminal. */
export const interrupted: AbortSignal = interruption.signal;

/** What signals end a command with: 128 + the signal's number, as shells expect. */
const SHELL_CODES = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
type ExitCodes = Readonly<Record<keyof typeof SHELL_CODES, number>>;

/** For a server: to be told to end is no failure. */
export const SERVER_CODES: ExitCodes = { ...SHELL_CODES, SIGTERM: 0 };

/** Registers something to end before the command ends, however it ends. */
export function atEnd(end: () => Promise<void> | void): void {
  endings.push(end);
}

/**
 * Runs a command to its exit code. A signal, or the end of a parent that holds a channel, ends what was registered
 * with `atEnd`, then the process with the code of the signal.
 */
export async function runCommand(main: () => Promise<number>, codes: ExitCodes = SHELL_CODES): Promise<void> {
  outliveClosedOutput();
  const signalled = new Promise<number>((resolve) => {
    const interrupt = (code: number) => () => {
      interruption.abort();
      resolve(code);
    };
    for (const [signal, code] of Object.entries(codes)) process.on(signal, interrupt(code));
    process.on("disconnect", interrupt(codes.SIGHUP));
    // Listening holds the channel open, and with it a command that has nothing left to do.
    process.channel?.unref();
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
