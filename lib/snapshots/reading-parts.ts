import type { Snapshot } from "#lib/domain/snapshot.ts";
import type { ReadingTable } from "./schema.ts";
import { tallyVerdicts } from "./tally.ts";

/** What a scan stores of each account × Region, the account-wide part first. */
export function readingParts(
  { reads, rows }: Snapshot,
  accountId: string,
  readAt: string,
): readonly Omit<ReadingTable, "scanId">[] {
  const rowsOf = Map.groupBy(rows, ({ region }) => region);
  return reads.map(({ region, reads, failed }, position) => {
    const found = (region !== null && rowsOf.get(region)) || [];
    const notOffered = found.filter(
      ({ resourceId, parentArn, verdict }) => resourceId === null && parentArn === null && verdict === "not-applicable",
    );
    return {
      ...{ accountId, position, region: region ?? "", readAt, reads, failed },
      notOffered: notOffered.length,
      verdicts: JSON.stringify(tallyVerdicts(found)),
    };
  });
}
