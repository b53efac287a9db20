import { type ParseArgsOptionsConfig, parseArgs } from "node:util";
import { CommandError, UsageRequest } from "./command.ts";

/**
 * Reads the flags of a command.
 *
 * @param usage shown when a flag is unknown or lacks its value
 * @throws {CommandError} that names the flag and the allowed flags
 * @throws {UsageRequest} for `--help`
 */
export function readOptions<const Options extends ParseArgsOptionsConfig>(
  args: readonly string[],
  options: Options,
  usage: string,
) {
  if (args.includes("--help")) throw new UsageRequest(`Usage: ${usage}`);
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: false }).values;
  } catch (error) {
    const [sentence] = (error as Error).message.split(/\.? To |\.?\n/);
    throw new CommandError(`${sentence}.\nUsage: ${usage}`);
  }
}

/**
 * Reads a whole number within bounds; undefined stays undefined.
 *
 * @throws {CommandError} that names the flag, its value and the allowed values
 */
export function readNumber(flag: string, text: string | undefined, least: number, most: number): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= least && number <= most) return number;
  throw new CommandError(`${flag} got "${text}"; allowed: a whole number from ${least} to ${most}.`);
}
