import type { HomeUnits } from "#lib/domain/home-unit.ts";
import type { ProtectionRow } from "#lib/domain/snapshot.ts";
import type { Tally } from "#lib/domain/tally.ts";
import type { Verdict } from "#lib/domain/verdict.ts";
import type { PlacedPart } from "./landing/split-parts.ts";
import { NO_VERDICTS } from "./stored-scan.ts";

/** Rows counted by account, type, Region and verdict. All rows of a group belong to one unit. */
export function tallyParts(rows: readonly ProtectionRow[], homes: HomeUnits): readonly PlacedPart<"tallies">[] {
  return tally(rows).map((content) => ({ home: homes.ofRow(content), content, exact: null }));
}

function tally(rows: readonly ProtectionRow[]): readonly (Tally & { readonly accountId: string })[] {
  const groups = Map.groupBy(rows, (row) =>
    [row.accountId, row.type, row.region, row.verdict, row.unknown].join("\u0000"),
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { accountId, type, region, verdict, unknown } = first;
    return [{ accountId, type, region, verdict, unknown, rows: group.length }];
  });
}

/** Verdict → rows. */
export function tallyVerdicts(rows: readonly Pick<ProtectionRow, "verdict">[]): Readonly<Record<Verdict, number>> {
  const verdicts = { ...NO_VERDICTS };
  for (const { verdict } of rows) verdicts[verdict] += 1;
  return verdicts;
}
