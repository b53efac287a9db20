import "server-only";
import { stripVTControlCharacters } from "node:util";
import { type Logger, pino, stdSerializers, stdTimeFunctions } from "pino";
import { processGlobal } from "./process-global.ts";

/** The longest text in one member of a record: a message may quote text from AWS or an attacker. */
const LONGEST = 1_000;
/** Characters that reorder or hide text: bidirectional controls, zero-width characters. */
const DECEPTIVE = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** A text for the log: shortened, without characters that mislead a reader. The record itself is JSON on one line. */
export const plain = (text: string): string =>
  stripVTControlCharacters(text).replace(DECEPTIVE, "\ufffd").slice(0, LONGEST);

/**
 * An error's name, message, code and stack. No other member: the SDK's errors hold responses, requests and credentials.
 */
function errorForLog(error: unknown) {
  const { type, message, stack = "" } = stdSerializers.err(error instanceof Error ? error : new Error(String(error)));
  const code = error instanceof Error && "code" in error ? { code: plain(String(error.code)) } : {};
  const digest = error instanceof Error && "digest" in error ? { digest: plain(String(error.digest)) } : {};
  const frames = stack.split("\n").filter((line) => line.startsWith("    at "));
  return { type, message: plain(message), ...code, ...digest, stack: frames.slice(0, 20).map((line) => line.trim()) };
}

/** A logger that writes one JSON object a line to `destination`. */
export function createLog(destination: { write(line: string): void }, level = "info"): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: errorForLog },
    },
    destination,
  );
}

/** The log of this process, on stderr, at POSTURE_LOG_LEVEL. */
export const log = (): Logger =>
  processGlobal("log", () =>
    createLog({ write: (line) => void process.stderr.write(line) }, process.env.POSTURE_LOG_LEVEL || "info"),
  );
