import "server-only";
import { z } from "zod";
import { isRegion } from "#lib/aws/partitions.ts";

/** The body of a request that starts a scan. */
export const SCAN_BODY = z.strictObject({
  regions: z
    .array(z.string().refine(isRegion, "must be AWS Regions, e.g. us-east-1"))
    .min(1, "must contain at least one Region")
    .max(100)
    .optional()
    .meta({ description: "The Regions to scan. Default: POSTURE_REGIONS, or all enabled Regions." }),
});

/** The body of a request that deletes old postures and scans. */
export const PRUNE_BODY = z.strictObject({
  days: z.int().min(0).max(36_500).meta({
    description: "Delete postures before the one of this many days ago, and scans of which no other shows a reading",
  }),
  vacuum: z.boolean().default(false).meta({
    description: "Also return the freed space to the disk; the database is unavailable meanwhile",
  }),
});
