import { ACCOUNT_WIDE, type HomeUnits } from "#lib/domain/home-unit.ts";
import type { ProtectionRow, Snapshot } from "#lib/domain/snapshot.ts";
import type { Readings } from "./landing/split-parts.ts";
import { tallyVerdicts } from "./tally.ts";

/** What a scan stores of each account × Region beside its parts, by Region. */
export function readingsOf({ reads, rows }: Pick<Snapshot, "reads" | "rows">, homes: HomeUnits): Readings {
  const rowsOf = Map.groupBy(rows, (row) => homes.ofRow(row));
  return new Map(
    reads.map(({ region, reads, failed }) => {
      const unit = region ?? ACCOUNT_WIDE;
      const found = rowsOf.get(unit) ?? [];
      const notOffered = unit === ACCOUNT_WIDE ? 0 : found.filter(isTypeNotOffered).length;
      return [unit, { reads, failed, notOffered, verdicts: JSON.stringify(tallyVerdicts(found)) }];
    }),
  );
}

const isTypeNotOffered = ({ resourceId, parentArn, verdict }: ProtectionRow): boolean =>
  resourceId === null && parentArn === null && verdict === "not-applicable";
