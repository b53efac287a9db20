import { ACCOUNT_WIDE } from "#lib/domain/home-unit.ts";
import { breathe } from "../database.ts";
import { PART_TABLES, type PartTable } from "../schema.ts";
import type { NewPart, Unit, UnitParts } from "./unit-parts.ts";

/** The account and Regions that a scan read. */
export interface ScanScope extends Omit<Unit, "region"> {
  readonly regions: readonly string[];
}

/** A part with the Region of its unit, which is empty for the account-wide unit. */
export interface PlacedPart<Table extends PartTable> extends NewPart<Table> {
  readonly home: string;
}

/** The parts of a scan, in all its units. */
export type PlacedParts = { readonly [Table in PartTable]: readonly PlacedPart<Table>[] };

/** What a scan stores of its units: Region → reading. */
export type Readings = ReadonlyMap<string, UnitParts["reading"]>;

/** Nothing is known of how often API calls were made. */
const UNCOUNTED = { reads: null, failed: null, notOffered: null, verdicts: null };

/**
 * The units of a scan with their parts, the account-wide unit first.
 *
 * @param accountWide whether the account-wide unit is replaced. If not, gaps outside the scanned Regions go to the
 *   first of these, with the calls that failed, since nothing unread may be hidden; all else keeps its last reading
 */
export async function splitParts(
  parts: PlacedParts,
  readings: Readings,
  scope: ScanScope,
  accountWide: { readonly lands: boolean },
): Promise<readonly UnitParts[]> {
  const { accountId, partition } = scope;
  const regions = [...new Set(scope.regions)].sort();
  const [first] = regions;
  const homes = accountWide.lands ? [ACCOUNT_WIDE, ...regions] : regions;
  const found = new Map(homes.map((home) => [home, noParts()]));
  for (const table of PART_TABLES) {
    for (const { home, ...part } of parts[table]) {
      const isStray = table === "gaps" && !found.has(home) && first !== undefined;
      (found.get(isStray ? first : home)?.[table] as NewPart[] | undefined)?.push(part);
    }
    await breathe();
  }
  const stray = accountWide.lands ? undefined : readings.get(ACCOUNT_WIDE);
  return homes.map((region) => {
    const own = readings.get(region) ?? UNCOUNTED;
    const reading = region === first && stray ? withCallsOf(own, stray) : own;
    return { unit: { accountId, partition, region }, reading, parts: found.get(region) ?? noParts() };
  });
}

const noParts = (): { [Table in PartTable]: NewPart<Table>[] } => ({
  resources: [],
  protections: [],
  links: [],
  stores: [],
  keys: [],
  keyAliases: [],
  gaps: [],
  tallies: [],
  findings: [],
  controlTallies: [],
  accountFacts: [],
});

/** A number that is not known stays so. */
const withCallsOf = (own: UnitParts["reading"], other: UnitParts["reading"]): UnitParts["reading"] => ({
  ...own,
  reads: own.reads === null || other.reads === null ? null : own.reads + other.reads,
  failed: own.failed === null || other.failed === null ? null : own.failed + other.failed,
});
