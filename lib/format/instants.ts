/** A day, or a time with an offset; seconds and what follows may be missing. */
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;
/** More characters than a time has. */
export const LONGEST_AT = 40;

/**
 * The moment that an `at` means, as `toISOString` writes it; null if it is neither a day nor a time.
 *
 * @param at an ISO 8601 time with its offset, or a day, which means its last millisecond in UTC
 */
export function instantOf(at: string): string | null {
  if (DAY.test(at)) return isoOf(`${at}T23:59:59.999Z`, at);
  return TIME.test(at) ? isoOf(at, null) : null;
}

/** @param day that the moment must be in: Date.parse makes 3 March of 31 February */
function isoOf(text: string, day: string | null): string | null {
  const time = Date.parse(text);
  if (Number.isNaN(time)) return null;
  const iso = new Date(time).toISOString();
  return day === null || iso.startsWith(day) ? iso : null;
}

/** Whether an `at` is a time of the past, or a day that has begun. */
export function isPast(at: string): boolean {
  const start = DAY.test(at) ? `${at}T00:00:00.000Z` : at;
  return instantOf(at) !== null && Date.parse(start) <= Date.now();
}
