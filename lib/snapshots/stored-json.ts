import { DatabaseError } from "./database-error.ts";

/**
 * Reads JSON that this program wrote. Its shape is not checked: a database of another version is migrated or rejected
 * first.
 *
 * @throws DatabaseError `corrupt` when the text is not JSON
 */
export function readJson<Value>(text: string): Value {
  try {
    return JSON.parse(text) as Value;
  } catch (error) {
    throw new DatabaseError(
      "corrupt",
      "The database holds text that is damaged: restore a backup or scan again.",
      error,
    );
  }
}
