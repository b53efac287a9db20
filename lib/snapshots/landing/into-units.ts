import { homeUnits } from "#lib/domain/home-unit.ts";
import type { Snapshot } from "#lib/domain/snapshot.ts";
import { readingsOf } from "../reading-parts.ts";
import { toPlacedParts } from "../snapshot-parts.ts";
import { type ScanScope, splitParts } from "./split-parts.ts";
import type { UnitParts } from "./unit-parts.ts";

/**
 * Splits a snapshot into the units that its scan read, each with its parts, their sort keys and all counts that pages
 * show.
 *
 * @param accountWide whether the account-wide unit is replaced too (see {@link splitParts})
 */
export async function intoUnits(
  snapshot: Snapshot,
  scope: ScanScope,
  accountWide: { readonly lands: boolean },
): Promise<readonly UnitParts[]> {
  const homes = homeUnits(scope.regions, snapshot.rows);
  const parts = await toPlacedParts(snapshot, scope.accountId, homes);
  return splitParts(parts, readingsOf(snapshot, homes), scope, accountWide);
}
