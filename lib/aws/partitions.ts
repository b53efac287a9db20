import { partition } from "@aws-sdk/core/client";

/**
 * The partition that has a Region, e.g. `aws`, `aws-us-gov`, `aws-cn`, `aws-eusc`, by the SDK's own partition data;
 * null for a text that names no Region of any partition.
 */
export function partitionOf(region: string): string | null {
  // Pseudo Regions (`aws-global`) stand in the same data. Only what the data lists has a description: for any other
  // text the SDK falls back to the partition `aws`.
  const known = partition(region);
  return "description" in known && !region.endsWith("-global") ? known.name : null;
}

/** Whether some partition has this Region. */
export const isRegion = (text: string): boolean => partitionOf(text) !== null;

/** Whether a text names a Region of the partition that another Region is in. */
export function isSamePartition(text: string, region: string): boolean {
  const of = partitionOf(text);
  return of !== null && of === partitionOf(region);
}
