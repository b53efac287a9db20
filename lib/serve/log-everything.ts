import { format } from "node:util";
import { log, plain } from "#lib/server/log.ts";

const LEVELS = { debug: "debug", log: "info", info: "info", warn: "warn", error: "error", trace: "error" } as const;

/**
 * Turns the output of dependencies and the warnings of Node.js into log records, one JSON object a line. Call it first.
 */
export function logEverything(): void {
  for (const method of Object.keys(LEVELS) as (keyof typeof LEVELS)[])
    console[method] = (...parts: unknown[]) => {
      const err = parts.find((part) => part instanceof Error);
      const text = plain(format(...parts.map((part) => (part === err && err ? err.message : part)))).trim();
      if (text !== "") log()[LEVELS[method]]({ ...(err ? { err } : {}), printed: true }, text);
    };
  process.removeAllListeners("warning");
  process.on("warning", (warning) => {
    if (warning.name !== "ExperimentalWarning") log().warn({ err: warning }, "Node.js warns");
  });
}

/** Ends this process with exit code 1 on an uncaught error, and logs the error. */
export function endOnUncaught(): void {
  process.on("uncaughtException", (error) => {
    log().fatal({ err: error }, "an error ends this process");
    process.exit(1);
  });
}
