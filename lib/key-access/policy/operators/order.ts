/** Compares two texts that stand for something in an order; null where one of them does not. */
export type Order = (value: string, wanted: string) => number | null;

const NUMBER = /^[+-]?\d{1,15}(\.\d{1,15})?$/;
/** The forms of ISO 8601 that W3C's note on dates and times has. */
const DATE = /^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2}))?)?)?$/;
/** Seconds since 1970. Four digits are a year. */
const EPOCH = /^\d{5,12}$/;

/** "Numeric condition operators": whole numbers and decimals. */
export const byNumber: Order = (value, wanted) =>
  NUMBER.test(value) && NUMBER.test(wanted) ? Number(value) - Number(wanted) : null;

/** "Date condition operators": ISO 8601 or seconds since 1970. */
export const byDate: Order = (value, wanted) => {
  const [given, limit] = [instantOf(value), instantOf(wanted)];
  return given === null || limit === null ? null : given - limit;
};

function instantOf(text: string): number | null {
  if (EPOCH.test(text)) return Number(text) * 1000;
  const instant = DATE.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(instant) ? null : instant;
}
