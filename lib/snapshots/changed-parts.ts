import { type SelectQueryBuilder, type SqlBool, sql } from "kysely";
import { COMPARED_COLUMNS, type ComparedRow } from "#lib/domain/changes/change.ts";
import type { ComparedFinding } from "#lib/domain/changes/compare-findings.ts";
import type { Point } from "#lib/domain/posture.ts";
import { COMPARED_FINDING_COLUMNS, toComparedFinding, toComparedRow } from "./compared-parts.ts";
import { breathe, type Database } from "./database.ts";
import { newestReadings } from "./newest-readings.ts";
import type { Tables } from "./schema.ts";

/** Landings in one query: some milliseconds, after which other work runs. */
const AT_ONCE = 100;

/** The landing of a reading. */
export interface Landed {
  readonly landing: number;
  readonly landedAt: string;
}

/**
 * What two landings, of which one replaced the readings of the other, have that the other does not: directly or with
 * others between them.
 */
export interface ChangedParts {
  readonly older: Landed;
  readonly newer: Landed;
  /** The units of which they are the readings at the two points. */
  readonly units: Set<number>;
  /** Resources with a row or finding that is not the same. */
  readonly resources: Set<string>;
  /** Rows without a resource, and findings about what several resources share. */
  readonly listings: { readonly older: ComparedRow[]; readonly newer: ComparedRow[] };
  readonly shared: { readonly older: ComparedFinding[]; readonly newer: ComparedFinding[] };
  readonly keyArns: Set<string>;
}

/**
 * The units that both points have read, and that were read between them, by the landings that they have at the points;
 * with the parts that are not the same. Most parts last, and are not read.
 */
export async function changedParts(db: Database, older: Point, newer: Point): Promise<readonly ChangedParts[]> {
  const changed = await landingsOf(db, older, newer);
  const ofUnit = new Map([...changed.values()].flatMap((each) => [...each.units].map((unit) => [unit, each] as const)));
  const landings = await db
    .selectFrom("landings")
    .select("id")
    .where("landedAt", ">", older.at)
    .where("landedAt", "<=", newer.at)
    .execute();
  for (let start = 0; start < landings.length; start += AT_ONCE) {
    const some = landings.slice(start, start + AT_ONCE).map(({ id }) => id);
    await addChanged(db, ofUnit, "older", older, some);
    await addChanged(db, ofUnit, "newer", newer, some);
    await breathe();
  }
  return [...changed.values()];
}

async function landingsOf(db: Database, older: Point, newer: Point): Promise<ReadonlyMap<string, ChangedParts>> {
  const columns = ["readings.unit", "readings.landing", "landings.landedAt"] as const;
  const before = await newestReadings(db, older).select(columns).execute();
  const after = new Map((await newestReadings(db, newer).select(columns).execute()).map((each) => [each.unit, each]));
  const changed = new Map<string, ChangedParts>();
  for (const { unit, ...was } of before) {
    const is = after.get(unit);
    if (!is || is.landing === was.landing) continue;
    const id = `${was.landing} ${is.landing}`;
    const known = changed.get(id) ?? {
      older: { landing: was.landing, landedAt: was.landedAt ?? "" },
      newer: { landing: is.landing, landedAt: is.landedAt ?? "" },
      ...{ units: new Set(), resources: new Set(), keyArns: new Set() },
      ...{ listings: { older: [], newer: [] }, shared: { older: [], newer: [] } },
    };
    known.units.add(unit);
    changed.set(id, known);
  }
  return changed;
}

/** Adds the parts of the older point that these landings ended, or those of the newer point that they began. */
async function addChanged(
  db: Database,
  ofUnit: ReadonlyMap<number, ChangedParts>,
  side: Side,
  { at }: Point,
  landings: readonly number[],
): Promise<void> {
  const rows = await changedOf(db, "protections", side, at, landings)
    .select("protections.unit")
    .select(COMPARED_COLUMNS)
    .execute();
  for (const { unit, ...row } of rows) {
    const of = ofUnit.get(unit);
    if (row.resourceId === null) of?.listings[side].push(toComparedRow(row));
    else of?.resources.add(row.resourceId);
  }
  const findings = await changedOf(db, "findings", side, at, landings)
    .select("findings.unit")
    .select(COMPARED_FINDING_COLUMNS)
    .execute();
  for (const { unit, ...finding } of findings) {
    const of = ofUnit.get(unit);
    if (finding.resourceId === null) of?.shared[side].push(toComparedFinding(finding));
    else of?.resources.add(finding.resourceId);
  }
  const keys = await changedOf(db, "keys", side, at, landings).select(["keys.unit", "keys.arn"]).execute();
  for (const { unit, arn } of keys) ofUnit.get(unit)?.keyArns.add(arn);
}

type Side = "older" | "newer";

/** Parts of a point that some landings ended (of the older one) or began (of the newer one). */
function changedOf<Table extends "protections" | "findings" | "keys">(
  db: Database,
  table: Table,
  side: Side,
  at: string,
  landings: readonly number[],
) {
  const column = (name: string) => sql.ref(`${table}.${name}`);
  const landed = (landing: ReturnType<typeof column>) =>
    sql<SqlBool>`exists (select 1 from landings as its where its.id = ${landing} and its.landed_at <= ${at})`;
  // An ended part is found by its unit and the landing that ended it, a new one by the landing that began it.
  const ended = sql<SqlBool>`(${column("unit")}, ${column("until")}) in (select reading.unit, reading.landing
    from readings as reading where reading.landing in (${sql.join(landings)})) and ${landed(column("since"))}`;
  const begun = sql<SqlBool>`${column("since")} in (${sql.join(landings)})
    and (${column("until")} is null or not ${landed(column("until"))})`;
  const parts = db.selectFrom<"protections" | "findings" | "keys">(table).where(side === "older" ? ended : begun);
  return parts as unknown as SelectQueryBuilder<Tables, Table, object>;
}
