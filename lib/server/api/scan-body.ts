import "server-only";
import { z } from "zod";
import { isRegion } from "#lib/aws/partitions.ts";

/** What may be said when a scan is started. */
export const SCAN_BODY = z.strictObject({
  regions: z
    .array(z.string().refine(isRegion, "takes AWS Regions, e.g. us-east-1"))
    .min(1, "takes at least one Region")
    .max(100)
    .optional()
    .meta({ description: "The Regions to look at. Default: POSTURE_REGIONS, or else every enabled one." }),
});

/** How much is let go of. */
export const PRUNE_BODY = z.strictObject({
  days: z.int().min(0).max(36_500).meta({ description: "Scans that ended longer ago go" }),
  vacuum: z.boolean().default(false).meta({
    description: "Give the space back to the disk too; the database answers nobody meanwhile",
  }),
});
