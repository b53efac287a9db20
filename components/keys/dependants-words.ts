import { countOf } from "#lib/format/numbers.ts";
import type { Incomplete } from "#lib/views/key.ts";

/** A number of dependants: `at least 33 protections` where reads that could show more failed. */
export const countFound = (count: number, noun: string, incomplete: Incomplete | null): string =>
  incomplete === null ? countOf(count, noun) : `at least ${countOf(count, noun)}`;

/** Why there may be more dependants than were found, in one sentence; empty if all could be read. */
export function saysOfIncomplete(incomplete: Incomplete | null, region: string): string {
  if (incomplete === null) return "";
  if (incomplete.kind === "not-scanned") return `No scan has read ${region}, so dependent resources are unknown.`;
  if (incomplete.failed === null)
    return `An older version scanned ${region} and did not count failed API calls, so there may be more.`;
  return `${countOf(incomplete.failed, "API call")} failed in ${region}, so there may be more.`;
}
