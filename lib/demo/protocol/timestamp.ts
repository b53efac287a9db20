import type { NormalizedSchema } from "@smithy/core/schema";

/** Timestamp formats by their number in the SDK's schemas. */
export const TIMESTAMP = { dateTime: 5, httpDate: 6, epochSeconds: 7 } as const;

/** Writes a timestamp in the format its schema names, or else in the protocol's own. */
export function writeTimestamp(schema: NormalizedSchema, date: Date, usual: number): string | number {
  const named = schema.getSchema();
  switch (
    named === TIMESTAMP.dateTime || named === TIMESTAMP.httpDate || named === TIMESTAMP.epochSeconds ? named : usual
  ) {
    case TIMESTAMP.dateTime:
      return date.toISOString();
    case TIMESTAMP.httpDate:
      return date.toUTCString();
    default:
      return date.getTime() / 1000;
  }
}

/** Reads a timestamp in whatever of the formats it comes. */
export function readTimestamp(value: unknown): Date {
  const text = String(value);
  return new Date(/^-?\d+(\.\d+)?$/.test(text) ? Number(text) * 1000 : text);
}
