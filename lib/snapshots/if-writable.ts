import { DatabaseError } from "./database-error.ts";

/**
 * Awaits a write that may be left undone: whatever keeps the database from being written (a full disk, a lock, a file
 * that was replaced), who only reads must not fail for it.
 */
export async function ifWritable(write: Promise<unknown>): Promise<void> {
  try {
    await write;
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error;
  }
}
