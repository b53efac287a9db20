import type { Selectable } from "kysely";
import { sql } from "kysely";
import type { Point } from "#lib/domain/posture.ts";
import type { Database } from "./database.ts";
import { partsAt } from "./point.ts";
import type { ControlTallyTable, FindingTable } from "./schema.ts";

/** ARNs in one query. */
const AT_ONCE = 500;

/** Answers of controls about keys and stores that several units of an account use: of each only one counts. */
export interface RepeatedAnswers {
  /** Findings that another unit has too. */
  readonly findings: readonly RepeatedFinding[];
  /** The tallies whose passes do not count. */
  readonly tallies: ReadonlySet<number>;
  /** How much there is of both. */
  readonly size: number;
}

type RepeatedFinding = Pick<Selectable<FindingTable>, "part" | "accountId" | "control" | "region" | "answer">;

interface SharedFinding extends RepeatedFinding, Pick<Selectable<FindingTable>, "unit" | "subjectKind" | "subjectId"> {
  readonly arn: string;
  readonly unitRegion: string;
}

type SharedTally = Pick<Selectable<ControlTallyTable>, "part" | "unit" | "accountId"> & {
  readonly about: string;
  readonly aboutRegion: string | null;
};

/** A unit that keeps a key or store. */
interface Keeper {
  readonly unit: number;
  readonly accountId: string;
  readonly region: string;
  readonly arn: string;
}

/**
 * The answers at a point that do not count, since another unit of the account has them. The unit in the Region of the
 * key or store concludes, if it uses it; else the lowest. Another unit adds only what fails: it may have read later. What
 * it does not know may just be outside of its scan.
 */
export async function repeatedAnswers(db: Database, point: Point): Promise<RepeatedAnswers> {
  const shared = await sharedTallies(db, point);
  const arns = [...new Set(shared.map(({ about }) => about))];
  const keepers: Keeper[] = [];
  const found: SharedFinding[] = [];
  for (let start = 0; start < arns.length; start += AT_ONCE) {
    const some = arns.slice(start, start + AT_ONCE);
    keepers.push(...(await keepersOf(db, point, some)));
    found.push(...(await findingsAbout(db, point, some)));
  }
  const keepersById = Map.groupBy(keepers, ({ accountId, arn }) => `${accountId} ${arn}`);
  const concluding = (accountId: string, arn: string, region: string | null): number | undefined =>
    keepersById.get(`${accountId} ${arn}`)?.toSorted((one, other) => compareUnits(one, other, region))[0]?.unit;
  const repeated = shared.filter(({ unit, accountId, about, aboutRegion }) => {
    const first = concluding(accountId, about, aboutRegion);
    return first !== undefined && first !== unit;
  });
  const tallies = new Set(repeated.map(({ part }) => part));
  const findings = repeatedOf(found, ({ accountId, arn, region }) => concluding(accountId, arn, region));
  return { findings, tallies, size: findings.length + tallies.size };
}

const compareUnits = (one: UnitOf, other: UnitOf, region: string | null): number =>
  Number(one.region !== region) - Number(other.region !== region) || one.unit - other.unit;

type UnitOf = Pick<Keeper, "unit" | "region">;

function repeatedOf(
  found: readonly SharedFinding[],
  concluding: (finding: SharedFinding) => number | undefined,
): readonly SharedFinding[] {
  const bySubject = Map.groupBy(found, ({ accountId, control, subjectKind, subjectId, arn }) =>
    [accountId, control, subjectKind, arn, subjectId].join(" "),
  );
  return [...bySubject.values()].flatMap((same) => {
    const [first, ...others] = same.toSorted(
      (one, other) =>
        Number(one.answer !== "fail") - Number(other.answer !== "fail") ||
        compareUnits(placeOf(one), placeOf(other), one.region),
    );
    if (!first) return [];
    const unit = concluding(first);
    const isKnown = first.answer !== "fail" && unit !== undefined && !same.some((each) => each.unit === unit);
    return isKnown ? same : others;
  });
}

async function sharedTallies(db: Database, point: Point): Promise<readonly SharedTally[]> {
  return partsAt(db, "controlTallies", point)
    .select(({ ref }) => ["part", "unit", "accountId", ref("about").$notNull().as("about"), "aboutRegion"])
    .where("about", "is not", null)
    .execute();
}

async function keepersOf(db: Database, point: Point, arns: readonly string[]): Promise<readonly Keeper[]> {
  const columns = ["units.id as unit", "units.accountId", "units.region"] as const;
  const keys = await partsAt(db, "keys", point)
    .innerJoin("units", "units.id", "keys.unit")
    .select([...columns, "arn"])
    .where("arn", "in", arns)
    .execute();
  const stores = partsAt(db, "stores", point).innerJoin("units", "units.id", "stores.unit");
  const read = await stores
    .select(({ ref }) => [...columns, ref("arn").$notNull().as("arn")])
    .where("arn", "in", arns)
    .execute();
  const unread = await stores
    .select([...columns, "referenceId as arn"])
    .where("referenceId", "in", arns)
    .where("arn", "is", null)
    .execute();
  return [...keys, ...read, ...unread];
}

async function findingsAbout(db: Database, point: Point, arns: readonly string[]): Promise<readonly SharedFinding[]> {
  const findings = partsAt(db, "findings", point)
    .innerJoin("units", "units.id", "findings.unit")
    .select([
      "part",
      "unit",
      "findings.accountId",
      "control",
      "findings.region",
      "answer",
      "units.region as unitRegion",
    ])
    .select(["subjectKind", "subjectId"]);
  // Each has an index. Not a parameter: SQLite uses a partial index only if its condition is in the statement.
  const ofKeys = await findings
    .select(({ ref }) => ref("keyArn").$notNull().as("arn"))
    .where("keyArn", "in", arns)
    .execute();
  const ofStores = await findings
    .select("subjectId as arn")
    .where(sql<boolean>`subject_kind = 'store'`)
    .where("subjectId", "in", arns)
    .execute();
  return [...ofKeys, ...ofStores];
}

const placeOf = ({ unit, unitRegion }: { readonly unit: number; readonly unitRegion: string }): UnitOf => ({
  unit,
  region: unitRegion,
});
