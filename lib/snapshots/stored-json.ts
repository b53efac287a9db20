import { DatabaseError } from "./database-error.ts";

/**
 * Reads JSON that this program wrote. Only its shape is taken on trust: a database of another
 * version is migrated or refused before anything is read from it.
 *
 * @throws DatabaseError `corrupt` when the text is no JSON
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
