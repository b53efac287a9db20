import "server-only";
import { z } from "zod";
import { typeLabels } from "#lib/catalogue/type-labels.ts";
import { AUDIT_ACTIONS, AUDIT_OUTCOMES } from "#lib/domain/audit.ts";
import { SEVERITIES } from "#lib/domain/control-text.ts";
import type { Sort } from "#lib/domain/row-filter.ts";
import { DEFAULT_LIMIT, DEFAULT_SORT, SORT_COLUMNS } from "#lib/domain/row-filter.ts";
import { VERDICTS } from "#lib/domain/verdict.ts";

/*
 * The query parameters of API and pages. A parameter's description completes the sentence "Allowed: …" in errors and
 * notices, and is the description in OpenAPI.
 */

const optional = <Schema extends z.ZodType>(schema: Schema, takes: string) =>
  schema
    .optional()
    .transform((value) => value ?? null)
    .meta({ description: takes });
const repeated = <Schema extends z.ZodType>(each: Schema, takes: string) =>
  z.array(each).max(100).default([]).meta({ description: takes });

const LARGEST_PAGE = 1_000;
const SORTS: readonly Sort[] = SORT_COLUMNS.flatMap((column): Sort[] => [column, `-${column}`]);
const TYPES = typeLabels().map(({ type }) => type);

const scan = optional(z.string().regex(/^[0-9a-f]{20}$/), "the ID of a completed scan (default: the newest)");
const region = repeated(z.string().regex(/^[a-z0-9-]{1,40}$/), "a Region, e.g. us-east-1; repeatable");
const account = repeated(z.string().regex(/^\d{12}$/), "a 12-digit account ID; repeatable");
const q = optional(z.string().max(500), "text to search for, at most 500 characters");
const limit = z.coerce
  .number()
  .int()
  .min(1)
  .max(LARGEST_PAGE)
  .default(DEFAULT_LIMIT)
  .meta({ description: `a number of items from 1 to ${LARGEST_PAGE} (default: ${DEFAULT_LIMIT})` });
const cursor = optional(z.string().max(500), "a cursor from a response with the same scan, filter and order");

/** Filters of the protections. */
const ROW_FILTER = {
  type: repeated(z.enum(TYPES), `a resource type (${TYPES.join(", ")}); repeatable`),
  verdict: repeated(z.enum(VERDICTS), `a verdict (${VERDICTS.join(", ")}); repeatable`),
  region,
  account,
  resource: optional(z.string().regex(/^[0-9a-f]{16}$/), "the ID of a resource, to list only its protections"),
  key: optional(
    z
      .string()
      .max(2048)
      .regex(/^(arn:|alias\/)/),
    "a key ARN, an alias ARN or alias/…",
  ),
  q,
  unknown: optional(z.enum(["unreadable", "not-exposed"]), "unreadable or not-exposed"),
  finding: optional(z.string().regex(/^BEP-\d{3}$/), "the ID of a control, e.g. BEP-001"),
};

const sort = z
  .enum(SORTS)
  .default(DEFAULT_SORT)
  .meta({ description: `${SORT_COLUMNS.join(", ")}, each with a leading - to reverse (default: ${DEFAULT_SORT})` });

export const RESOURCE_PARAMETERS = z.strictObject({ scan, ...ROW_FILTER, sort, limit, cursor });

export const EVIDENCE_PARAMETERS = z.strictObject({
  scan,
  ...ROW_FILTER,
  sort,
  bom: z.enum(["0", "1"]).default("0").meta({ description: "1 to add a byte order mark for Excel, or 0" }),
});

const KEY_STATES = [
  ...["Creating", "Enabled", "Disabled", "PendingDeletion", "PendingImport", "PendingReplicaDeletion", "Unavailable"],
  ...["Updating", "Gone", "Unreadable"],
];

export const KEY_PARAMETERS = z.strictObject({
  scan,
  manager: repeated(z.enum(["AWS", "CUSTOMER"]), "AWS or CUSTOMER; repeatable"),
  state: repeated(z.enum(KEY_STATES), `a key state (${KEY_STATES.join(", ")}); repeatable`),
  region,
  account,
  q,
  limit,
  cursor,
});

export const FINDING_PARAMETERS = z.strictObject({
  scan,
  control: repeated(z.string().regex(/^BEP-\d{3}$/), "the ID of a control, e.g. BEP-001; repeatable"),
  answer: repeated(z.enum(["fail", "cannot-tell"]), "fail or cannot-tell; repeatable"),
  severity: repeated(z.enum(SEVERITIES), `a severity (${SEVERITIES.join(", ")}); repeatable`),
  region,
  q,
  limit,
  cursor,
});

/** Parameters of requests that only a scan narrows. */
export const SCAN_PARAMETERS = z.strictObject({ scan });

/** Parameters of a key's events; with limit 0 the response has only the progress of the search. */
export const KEY_EVENTS_PARAMETERS = z.strictObject({
  scan,
  limit: z.coerce
    .number()
    .int()
    .min(0)
    .max(LARGEST_PAGE)
    .default(LARGEST_PAGE)
    .meta({ description: `a number of events from 0 to ${LARGEST_PAGE} (default: ${LARGEST_PAGE})` }),
});

const day = (which: string) => optional(z.iso.date(), `the ${which} day, e.g. 2026-11-24, in UTC`);

/** Which audit records are meant. */
const AUDIT_FILTER = {
  action: repeated(z.enum(AUDIT_ACTIONS), `an action (${AUDIT_ACTIONS.join(", ")}); repeatable`),
  outcome: repeated(z.enum(AUDIT_OUTCOMES), `an outcome (${AUDIT_OUTCOMES.join(", ")}); repeatable`),
  actor: optional(z.string().max(500), "the id of a person or token"),
  from: day("first"),
  to: day("last"),
};

export const AUDIT_PARAMETERS = z.strictObject({ ...AUDIT_FILTER, limit, cursor });

export const SCANS_PARAMETERS = z.strictObject({ limit });

export const NO_PARAMETERS = z.strictObject({});
