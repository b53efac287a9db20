const FIRST = Date.UTC(2025, 1, 3, 7, 30);
/** When the account was written down: no date in it that does not count from today is later. */
export const LAST = Date.UTC(2026, 9, 30, 18, 0);

/** A moment that always follows from the same id: resources were not all made on one day. After 2025-01-22. */
export function madeOn(id: string): Date {
  let hash = 2166136261;
  for (const character of id) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16777619);
  return new Date(FIRST + ((hash >>> 0) / 2 ** 32) * (LAST - FIRST));
}

/** A later moment of the same resource, before the demo account was written down. */
export function changedOn(id: string): Date {
  const made = madeOn(id).getTime();
  return new Date(made + (LAST - made) / 3);
}
