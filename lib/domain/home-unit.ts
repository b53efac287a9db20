import type { Judgement } from "./finding.ts";
import type { Gap } from "./observation.ts";
import type { ProtectionRow } from "./snapshot.ts";

/**
 * The Regions that what a control concludes rests on: its own, or several. What spans Regions belongs to the account,
 * so that a scan of one Region does not replace what rests on others too.
 */
export type ControlScope = "region" | "account";

/** The unit of what an account has once, where a Region has its name. */
export const ACCOUNT_WIDE = "";

/** The type of the row of a Region that was not scanned, or of the list of Regions itself. */
const REGION_TYPE = "region";
/** Called once for the account, in a Region that is scanned too. */
const LIST_OF_REGIONS = "ec2:DescribeRegions";

type HomeRow = Pick<ProtectionRow, "id" | "region" | "type" | "keyArn" | "storeArn">;

/** Which unit each part of a scan belongs to: a Region of the scan, or {@link ACCOUNT_WIDE}. */
export interface HomeUnits {
  /** Of a resource or a link: its Region, if the scan read it. */
  ofRegion(region: string): string;
  /** The same of gaps, but that of the list of Regions belongs to the account, as its row does. */
  ofGap(gap: Pick<Gap, "region"> & { readonly failure: Pick<Gap["failure"], "operation"> }): string;
  /** The same of rows and of their tally, but rows of Regions belong to the account, in whatever Region they are. */
  ofRow(row: Pick<ProtectionRow, "region" | "type">): string;
  /** The units that keep a key, sorted: all whose rows use it, since their verdicts rest on it; else its own. */
  ofKey(arn: string, region: string): readonly [string, ...string[]];
  /** The same of a store. */
  ofStore(arn: string, region: string): readonly [string, ...string[]];
  /**
   * The units of a judgement, a finding or a counted pass, sorted. Of a key, a grant or a store: all that keep it, so
   * that a later scan of one of them changes nothing of what the others conclude.
   */
  ofJudgement(judgement: Pick<Judgement, "subject" | "region">, scope: ControlScope): readonly [string, ...string[]];
}

/**
 * The rule by which a scan is split into units. All that is counted and all that is found goes by it, so that numbers
 * agree with lists in every unit.
 *
 * @param regions that the scan read
 * @param rows all rows of the scan
 */
export function homeUnits(regions: readonly string[], rows: Iterable<HomeRow>): HomeUnits {
  const scanned = new Set(regions);
  const ofRegion = (region: string) => (scanned.has(region) ? region : ACCOUNT_WIDE);
  const ofRow = ({ region, type }: Pick<ProtectionRow, "region" | "type">) =>
    type === REGION_TYPE ? ACCOUNT_WIDE : ofRegion(region);

  const rowsOfAccount = new Set<string>();
  const usersOf = { key: new Map<string, Set<string>>(), store: new Map<string, Set<string>>() };
  for (const row of rows) {
    const unit = ofRow(row);
    if (unit === ACCOUNT_WIDE) rowsOfAccount.add(row.id);
    addUser(usersOf.key, row.keyArn, unit);
    addUser(usersOf.store, row.storeArn, unit);
  }

  function keptIn(kind: "key" | "store", arn: string, region: string): readonly [string, ...string[]] {
    const [first, ...others] = [...(usersOf[kind].get(arn) ?? [])].sort();
    return first === undefined ? [ofRegion(region)] : [first, ...others];
  }

  return {
    ofRegion,
    ofGap: ({ region, failure }) => (failure.operation === LIST_OF_REGIONS ? ACCOUNT_WIDE : ofRegion(region)),
    ofRow,
    ofKey: (arn, region) => keptIn("key", arn, region),
    ofStore: (arn, region) => keptIn("store", arn, region),
    ofJudgement({ subject, region }, scope) {
      if (scope === "account") return [ACCOUNT_WIDE];
      switch (subject.kind) {
        case "row":
          return [rowsOfAccount.has(subject.id) ? ACCOUNT_WIDE : ofRegion(region)];
        case "resource":
        case "region":
          return [ofRegion(region)];
        case "key":
          return keptIn("key", subject.arn, region);
        case "grant":
          return keptIn("key", subject.keyArn, region);
        case "store":
          return keptIn("store", subject.arn, region);
      }
    },
  };
}

/**
 * Whether a scan replaces what its account has once: only if it read every Region that the newest such reading rests
 * on, but for those that the account no longer has enabled. Else a scan of one Region would hide what others showed.
 *
 * @param rows of the scan: those of Regions that are not enabled say so
 * @param before the Regions of the scan that landed the account-wide unit last; none if there is no such scan
 */
export function readsAccount(
  regions: readonly string[],
  rows: readonly Pick<ProtectionRow, "type" | "region" | "verdict">[],
  before: readonly string[],
): boolean {
  const missing = before.filter((region) => !regions.includes(region));
  if (missing.length === 0) return true;
  const disabled = new Set(rows.filter(isDisabledRegion).map(({ region }) => region));
  return missing.every((region) => disabled.has(region));
}

/** What was not listed is unknown instead. */
const isDisabledRegion = ({ type, verdict }: Pick<ProtectionRow, "type" | "verdict">): boolean =>
  type === REGION_TYPE && verdict === "not-applicable";

function addUser(users: Map<string, Set<string>>, arn: string | null, unit: string): void {
  if (arn === null) return;
  const known = users.get(arn);
  if (known) known.add(unit);
  else users.set(arn, new Set([unit]));
}
