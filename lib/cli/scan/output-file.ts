import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { access, constants, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { CommandError } from "../command.ts";

/**
 * Checks, before a scan of minutes, that its result can be written.
 *
 * @throws {CommandError} when the folder is missing or not writable
 */
export async function demandWritable(file: string): Promise<void> {
  await access(dirname(file), constants.W_OK).catch(({ code }) => {
    throw new CommandError(
      `${file} cannot be written: its folder ${code === "ENOENT" ? "does not exist" : "is not writable"}.`,
    );
  });
}

/**
 * Writes a file piece by piece. It gets its name when it is complete, so that a partial file is never mistaken for the
 * evidence. Only its owner can read it: it shows the weaknesses of an account.
 *
 * @throws {CommandError} when it cannot be written
 */
export async function writeOutput(file: string, pieces: AsyncIterable<string>): Promise<void> {
  const part = `${file}.${randomUUID()}.part`;
  try {
    await pipeline(Readable.from(pieces), createWriteStream(part, { flags: "wx", mode: 0o600 }));
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    throw new CommandError(`${file} could not be written: ${(error as Error).message}`);
  }
}
