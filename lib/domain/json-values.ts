/** Whether a value of JSON is an object with members. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** One value or many, always as a list; nothing for what is not there. */
export const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value];

const isText = (value: unknown) => ["string", "number", "boolean"].includes(typeof value);

/** The plain values of one or many, as text; what is no plain value is left out. */
export const textsOf = (value: unknown): readonly string[] =>
  listOf(value).flatMap((each) => (isText(each) ? [String(each)] : []));

/** Whether one or many, and at least one, are plain values. */
export const isTexts = (value: unknown): boolean => listOf(value).length > 0 && listOf(value).every(isText);
