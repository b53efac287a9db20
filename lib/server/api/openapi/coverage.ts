import "server-only";
import { z } from "zod";
import type { ZodOpenApiPathsObject } from "zod-openapi";
import {
  COMPLETENESS,
  type CoverageCounts,
  type CoveredUnit,
  UNREAD_REASONS,
  type UnitReading,
} from "#lib/domain/coverage.ts";
import { VERDICTS } from "#lib/domain/verdict.ts";
import { POSTURE_PARAMETERS } from "../../url/parameters.ts";
import { count, SHOWN, text, time } from "./members.ts";
import { query } from "./operations.ts";

const counted = count.nullable();

const READING = z
  .object({
    scanId: z.string(),
    accountId: z.string(),
    region: text,
    startedAt: time,
    readAt: time,
    reads: counted.meta({ description: "API calls; null for scans of versions that did not count them, as the rest" }),
    failed: counted.meta({ description: "Gaps, without those of services that AWS does not offer in the Region" }),
    notOffered: counted.meta({ description: "Resource types that AWS does not offer in the Region" }),
    verdicts: z.record(z.enum(VERDICTS), count).nullable(),
  })
  .meta({ id: "Reading" }) satisfies z.ZodType<UnitReading>;

const UNIT = z.object({
  accountId: z.string(),
  region: text.meta({ description: "Null for what an account has once" }),
  reading: READING.nullable().meta({ description: "The newest reading; null if no scan has read this Region" }),
  completeness: z.enum(COMPLETENESS).nullable(),
  isStale: z.boolean().meta({ description: "The newest reading is older than staleHours" }),
  unread: z.enum(UNREAD_REASONS).nullable().meta({ description: "Why scans do not read this Region" }),
}) satisfies z.ZodType<CoveredUnit>;

const COUNTS = z.object({
  accounts: count,
  regions: count.meta({ description: "account × Regions without those that are not enabled" }),
  current: count,
  stale: count,
  complete: count.meta({ description: "Of the current ones, read without a gap" }),
  unread: count,
  staleSince: time.nullable(),
  unlistedAccounts: count.meta({ description: "Accounts whose list of Regions was not read; they may have more" }),
}) satisfies z.ZodType<CoverageCounts>;

const COVERAGE = z.object({
  ...SHOWN,
  items: z.array(UNIT),
  counts: COUNTS,
  unlisted: z.array(z.string()).meta({ description: "Accounts whose list of Regions could not be read" }),
  staleHours: count,
});

/** The paths of the API for the coverage. */
export const COVERAGE_PATHS = {
  "/api/coverage": {
    get: query(
      "The newest reading of each account × Region, and the Regions that were not read",
      POSTURE_PARAMETERS,
      COVERAGE,
    ),
  },
} satisfies ZodOpenApiPathsObject;
