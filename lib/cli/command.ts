import { outliveClosedOutput } from "#lib/serve/closed-output.ts";

/** A failure that a sentence explains: the command prints it and exits with 1, without a stack trace. */
export class CommandError extends Error {
  override readonly name = "CommandError";
}

/** `--help`: the command prints its usage and exits with 0. */
export class UsageRequest extends Error {
  override readonly name = "UsageRequest";
}

/** What the running command must end before it exits, latest first. */
const endings: (() => Promise<void> | void)[] = [];
const interruption = new AbortController();

/** Aborted by Ctrl-C, SIGTERM or a closed terminal. */
export const interrupted: AbortSignal = interruption.signal;

/** Exit codes after a signal: 128 + the signal's number, as shells expect. */
const SHELL_CODES = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
type ExitCodes = Readonly<Record<keyof typeof SHELL_CODES, number>>;

/** For a server: a signal to end is no failure. */
export const SERVER_CODES: ExitCodes = { ...SHELL_CODES, SIGTERM: 0 };

/** Registers a function to run before the command exits, in every case. */
export function atEnd(end: () => Promise<void> | void): void {
  endings.push(end);
}

/**
 * Runs a command and sets its exit code. A signal, or the end of a parent that holds a channel, runs the functions
 * registered with `atEnd`, then ends the process with the code of the signal.
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
    // Listening keeps the channel open, and with it a command that has finished.
    process.channel?.unref();
  });
  const code = await Promise.race([main().catch(explain), signalled]);
  while (endings.length > 0) await endings.pop()?.();
  await Promise.all([written(process.stdout), written(process.stderr)]);
  process.exit(code);
}

/** Resolves when all output has left the process: a pipe accepts only as much at once as its buffer holds. */
function written(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    // The reader may have closed the pipe (`| head`).
    stream.once("error", () => resolve());
    stream.write("", () => resolve());
  });
}

// Errors with a message for users have their own name (DatabaseError, EnvironmentError …).
function explain(error: unknown): number {
  if (interrupted.aborted) return 130;
  if (error instanceof UsageRequest) {
    console.log(error.message);
    return 0;
  }
  const ours = error instanceof Error && "stack" in error && !BUILT_IN.has(error.name);
  console.error(ours ? error.message : error);
  return 1;
}

const BUILT_IN = new Set(["Error", "TypeError", "RangeError", "SyntaxError", "ReferenceError"]);
