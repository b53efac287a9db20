import "server-only";
import { z } from "zod";
import { DEFAULT_LIMIT } from "#lib/domain/row-filter.ts";
import { isPast, LONGEST_AT } from "#lib/format/instants.ts";

/*
 * The query parameters of several pages and API responses. A parameter's description completes the sentence "Allowed:
 * …" in errors and notices, and is the description in OpenAPI.
 */

/** A parameter that may be given once; null if it is not given. */
export const optional = <Schema extends z.ZodType>(schema: Schema, takes: string) =>
  schema
    .optional()
    .transform((value) => value ?? null)
    .meta({ description: takes });

/** A parameter that may be given up to 100 times. */
export const repeated = <Schema extends z.ZodType>(each: Schema, takes: string) =>
  z.array(each).max(100).default([]).meta({ description: takes });

/** A parameter of which the first valid value counts if it is repeated. */
export const firstOf = <Schema extends z.ZodType, Usual>(each: Schema, usual: Usual, takes: string) =>
  z
    .array(each)
    .default([])
    .transform((values): z.output<Schema> | Usual => values[0] ?? usual)
    .meta({ description: takes });

/** A whole number within bounds, both included. */
export const numberFrom = (least: number, most: number) => z.coerce.number().int().min(least).max(most);

/** The allowed values of a parameter for the order of a list. */
export const takesSort = (columns: readonly string[], usual: string) =>
  `${columns.join(", ")}, each with a leading - to reverse (default: ${usual})`;

/** The most items of a page or a response. */
export const LARGEST_PAGE = 1_000;

/** The allowed values of a parameter `scan` in every URL. */
export const scan = optional(
  z.string().regex(/^[0-9a-f]{20}$/),
  "the ID of a completed scan, to show only the Regions that it read (default: the newest reading of each Region)",
);
/** The allowed values of a parameter `at` in every URL; it stays as it is written, so that links say the same. */
export const at = optional(
  z.string().max(LONGEST_AT).refine(isPast),
  "a past time in ISO 8601 format, e.g. 2026-11-24T08:00:00Z, or a day, which means its end in UTC (default: now)",
);
/** The two parameters that say which readings a page shows; with both, `scan` counts (see `readParameters`). */
export const ASKED_PARAMETERS = { scan, at };
export const region = repeated(z.string().regex(/^[a-z0-9-]{1,40}$/), "a Region, e.g. us-east-1; repeatable");
export const account = repeated(z.string().regex(/^\d{12}$/), "a 12-digit account ID; repeatable");
export const q = optional(z.string().max(500), "text to search for, at most 500 characters");
export const limit = numberFrom(1, LARGEST_PAGE)
  .default(DEFAULT_LIMIT)
  .meta({ description: `a number of items from 1 to ${LARGEST_PAGE} (default: ${DEFAULT_LIMIT})` });
/** Cursors hold names. */
export const LONGEST_CURSOR = 4_000;
export const cursor = optional(
  z.string().max(LONGEST_CURSOR),
  "a cursor from a response with the same scan or time, filter and order",
);

/** The page that a page was opened from; `cameFrom` checks it. */
export const from = optional(z.string().max(4_000), "the path and query of a page of the dashboard");

/** The accounts and Regions that lists are limited to; other pages keep them in their links. */
export const SCOPE_PARAMETERS = { account, region };

/** Parameters of requests that only accept a scan or a time. */
export const POSTURE_PARAMETERS = z.strictObject(ASKED_PARAMETERS);

/** Parameters of pages that show a posture and have no filters of their own. */
export const PAGE_PARAMETERS = z.strictObject({ ...ASKED_PARAMETERS, ...SCOPE_PARAMETERS });

/** Parameters of requests that accept none. */
export const NO_PARAMETERS = z.strictObject({});

/** Parameters of the page of one thing; `readDetailQuery` reads them. */
export const DETAIL_PARAMETERS = z.object({
  scan: z.string().nullable().catch(null),
  at: z.string().nullable().catch(null),
  from: from.catch(null),
});
