import { DatabaseError } from "./database-error.ts";

/**
 * Awaits a write that may be skipped: a read must not fail because the database cannot be written (a full disk, a lock,
 * a replaced file).
 */
export async function ifWritable(write: Promise<unknown>): Promise<void> {
  try {
    await write;
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error;
  }
}
