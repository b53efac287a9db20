/*
 * Convert members of an answer one by one. Each throws TypeError for a value that is not of the SDK's type, so that the
 * whole answer counts as not understood.
 */

/** Text that every real answer has. */
export function text(value: unknown): string {
  if (typeof value !== "string" || value === "") throw new TypeError("A member that must be text is not");
  return value;
}

/** Text that may be missing. */
export const textOrNull = (value: unknown): string | null => (isMissing(value) || value === "" ? null : text(value));

/** A number that may be missing. */
export function numberOrNull(value: unknown): number | null {
  if (isMissing(value)) return null;
  if (typeof value !== "number") throw new TypeError("A member that must be a number is not");
  return value;
}

/** A flag; if it is missing, the default that AWS documents, or not understood if there is none. */
export function flag(value: unknown, byDefault?: boolean): boolean {
  if (isMissing(value) && byDefault !== undefined) return byDefault;
  if (typeof value !== "boolean") throw new TypeError("A member that must be true or false is neither");
  return value;
}

/** A list that every real answer has, if only an empty one. */
export function list<Item>(value: readonly Item[] | undefined): readonly Item[] {
  if (!Array.isArray(value)) throw new TypeError("A member that must be a list is not");
  return value;
}

/** A list that may be missing, which means that it is empty. */
export const listOrEmpty = <Item>(value: readonly Item[] | undefined): readonly Item[] =>
  isMissing(value) ? [] : list(value);

/** A list of texts that may be missing. */
export const texts = (value: readonly unknown[] | undefined): readonly string[] => listOrEmpty(value).map(text);

const isMissing = (value: unknown): value is null | undefined => value === undefined || value === null;
