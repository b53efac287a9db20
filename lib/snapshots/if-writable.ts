import { DatabaseError, type DatabaseErrorKind } from "./database-error.ts";

const HINDRANCES: readonly DatabaseErrorKind[] = ["full", "read-only", "busy"];

/**
 * Awaits a write that may be left undone: while the disk is full or the database read-only or locked, who only reads
 * must not fail for it.
 */
export async function ifWritable(write: Promise<unknown>): Promise<void> {
  try {
    await write;
  } catch (error) {
    if (!(error instanceof DatabaseError && HINDRANCES.includes(error.kind))) throw error;
  }
}
