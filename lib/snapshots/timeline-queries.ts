import { type SqlBool, sql } from "kysely";
import { COMPARED_COLUMNS, type ComparedRow } from "#lib/domain/changes/change.ts";
import { isUnread } from "#lib/domain/changes/sight.ts";
import type { KeptFinding } from "#lib/domain/finding.ts";
import type { Key } from "#lib/domain/key.ts";
import type { KeySighting } from "#lib/domain/key-timeline.ts";
import type { Observation } from "#lib/domain/observation.ts";
import type { Point } from "#lib/domain/posture.ts";
import type { ResourceSighting } from "#lib/domain/timeline.ts";
import { toComparedRow } from "./compared-parts.ts";
import type { Database } from "./database.ts";
import { FirstSeenQueries } from "./first-seen.ts";
import { giveExact } from "./landing/exact.ts";

/** The most readings that one history goes back. */
const MOST_SIGHTINGS = 400;

/** When a part was valid: from one landing until before another. */
interface Interval {
  readonly from: string;
  readonly until: string | null;
}

/** A reading of a unit. */
interface UnitLanding {
  readonly landing: number;
  readonly scanId: string;
  readonly startedAt: string;
  readonly landedAt: string;
  readonly toolVersion: string | null;
}

const isIn = ({ from, until }: Interval, at: string): boolean => from <= at && (until === null || until > at);

/** What the readings over time say of one resource or key. A part that did not change is stored, and read, once. */
export class TimelineQueries {
  readonly #db: Database;
  readonly #firstSeen: FirstSeenQueries;

  constructor(db: Database) {
    this.#db = db;
    this.#firstSeen = new FirstSeenQueries(db);
  }

  /** When rows were first seen, by id; also where the readings that saw them first are no longer kept. */
  firstSeen(rowIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return this.#firstSeen.ofRows(rowIds);
  }

  /** When findings were first seen, by `findingId`; also where the readings that saw them first are no longer kept. */
  firstSeenOfFindings(findings: readonly KeptFinding[]): Promise<ReadonlyMap<string, string>> {
    return this.#firstSeen.ofFindings(findings);
  }

  /** A resource in the readings of its account × Region up to a point, oldest first. */
  async ofResource({ at }: Point, id: string, observation: Observation): Promise<ResourceSighting[]> {
    const unit = await this.#unitOf(observation);
    if (unit === null) return [];
    const landings = await this.#landings(unit, at);
    const rows = await this.#rows(unit, id);
    const isMissing = landings.some(({ landedAt }) => !rows.some(({ interval }) => isIn(interval, landedAt)));
    const failed = isMissing ? await this.#failedLists(unit, observation) : [];
    const known = isMissing ? await this.#knowing(landings, observation.type) : new Set<number>();
    const parents = await this.#parents(unit, observation);
    // Parts may have been deleted meanwhile: the landings of these were marked before.
    const kept = new Set((await this.#landings(unit, at)).map(({ landing }) => landing));
    const sightings = landings.flatMap((landed) => {
      if (!kept.has(landed.landing)) return [];
      const { landing, landedAt } = landed;
      const found = rows.filter(({ interval }) => isIn(interval, landedAt)).map(({ row }) => row);
      const parent = parents.filter(({ interval }) => isIn(interval, landedAt));
      const isFound = observation.parentArn === null ? known.has(landing) : parent.length > 0;
      const isListed = isFound && !failed.some((interval) => isIn(interval, landedAt));
      const isParentUnread = parent.some(({ isUnread }) => isUnread);
      return [{ scan: scanOf(landed), rows: found, isListed: (found.length > 0 || isListed) && !isParentUnread }];
    });
    return [...(await this.#before(rows, sightings)), ...sightings];
  }

  /** A key in the scans that read it up to a point, oldest first. */
  async ofKey({ at }: Point, arn: string): Promise<KeySighting[]> {
    const found = await this.#db
      .selectFrom("keys")
      .innerJoin("readings", "readings.unit", "keys.unit")
      .innerJoin("landings", "landings.id", "readings.landing")
      .innerJoin("landings as first", "first.id", "keys.since")
      .leftJoin("landings as end", "end.id", "keys.until")
      .select(["keys.accountId", "keys.ownerAccountId", "keys.key", "landings.scanId", "landings.landedAt"])
      .where("keys.arn", "=", arn)
      .where("landings.landedAt", "<=", at)
      .whereRef("first.landedAt", "<=", "landings.landedAt")
      .where(({ or, eb, ref }) =>
        or([eb("end.landedAt", "is", null), eb("end.landedAt", ">", ref("landings.landedAt"))]),
      )
      .orderBy("landings.landedAt", "desc")
      .orderBy("keys.unit")
      .limit(MOST_SIGHTINGS * 4)
      .execute();
    // The units of one scan have the same copy.
    const ofScans = new Map(found.toReversed().map((copy) => [copy.scanId, copy]));
    return [...ofScans.values()].slice(-MOST_SIGHTINGS).map(({ accountId, ownerAccountId, key, scanId, landedAt }) => ({
      ...{ scanId, at: landedAt ?? "", isByOwner: accountId === ownerAccountId },
      key: giveExact<Key>(key, null),
    }));
  }

  /** Its account × Region; the account-wide unit for a resource of a Region that no scan has read. */
  async #unitOf({ accountId, region }: Observation): Promise<number | null> {
    const found = await this.#db
      .selectFrom("units")
      .select("id")
      .where("accountId", "=", accountId)
      .where("region", "in", [region, ""])
      .orderBy("region", "desc")
      .limit(1)
      .executeTakeFirst();
    return found?.id ?? null;
  }

  /** The newest readings of a unit up to a time, oldest first, of which nothing is deleted. */
  async #landings(unit: number, at: string): Promise<readonly UnitLanding[]> {
    const oldest = await this.#db
      .selectFrom("landings")
      .select(({ fn }) => fn.min("landedAt").as("landedAt"))
      .where("pruned", "=", 0)
      .executeTakeFirst();
    const found = await this.#db
      .selectFrom("readings")
      .innerJoin("landings", "landings.id", "readings.landing")
      .select(["landing", "scanId", "startedAt", "landedAt", "toolVersion"])
      .where("unit", "=", unit)
      .where("landedAt", "<=", at)
      .orderBy("landedAt", "desc")
      .limit(MOST_SIGHTINGS)
      .execute();
    const all = found.map(({ landedAt, ...landed }) => ({ ...landed, landedAt: landedAt ?? "" }));
    // Of those before the oldest posture that is kept, only the last is whole: that posture shows it.
    const kept = all.findIndex(({ landedAt }) => landedAt <= (oldest?.landedAt ?? ""));
    return (kept < 0 ? all : all.slice(0, kept + 1)).reverse();
  }

  async #rows(
    unit: number,
    resourceId: string,
  ): Promise<readonly { readonly row: ComparedRow; readonly interval: Interval; readonly since: number }[]> {
    const found = await this.#intervals("protections")
      .select(COMPARED_COLUMNS.map((column) => `protections.${column}` as const))
      .select("protections.since")
      .where("protections.unit", "=", unit)
      .where("protections.resourceId", "=", resourceId)
      .orderBy("protections.defaultOrder")
      .execute();
    return found.flatMap(({ from, end, since, ...row }) =>
      from === null ? [] : [{ row: toComparedRow(row), interval: { from, until: end }, since }],
    );
  }

  /**
   * What lasting rows say of the time before the oldest sighting: the readings then are no longer kept, but a row that
   * has not changed since shows when it began.
   */
  async #before(
    rows: readonly { readonly row: ComparedRow; readonly interval: Interval; readonly since: number }[],
    sightings: readonly ResourceSighting[],
  ): Promise<readonly ResourceSighting[]> {
    const oldest = sightings[0]?.scan.finishedAt;
    if (!oldest) return [];
    const lasting = rows.filter(({ interval }) => interval.from < oldest && isIn(interval, oldest));
    if (lasting.length === 0) return [];
    const began = await this.#db
      .selectFrom("landings")
      .select(["scanId", "startedAt", "landedAt", "toolVersion"])
      .where("id", "in", [...new Set(lasting.map(({ since }) => since))])
      .orderBy("landedAt")
      .execute();
    return began.map((landed) => {
      const landedAt = landed.landedAt ?? "";
      const known = lasting.filter(({ interval }) => isIn(interval, landedAt)).map(({ row }) => row);
      return { scan: scanOf({ ...landed, landedAt }), rows: known, isListed: false };
    });
  }

  /** When a list of the type failed in the Region, or is not offered there. */
  async #failedLists(unit: number, { type, region }: Observation): Promise<readonly Interval[]> {
    const found = await this.#intervals("protections")
      .where("protections.unit", "=", unit)
      .where("protections.resourceId", "is", null)
      .where("protections.type", "=", type)
      .where("protections.region", "=", region)
      .execute();
    return found.flatMap(({ from, end }) => (from === null ? [] : [{ from, until: end }]));
  }

  /** The landings with any row of the type, in any Region: an older version may not know it. */
  async #knowing(landings: readonly UnitLanding[], type: string): Promise<ReadonlySet<number>> {
    const ids = landings.map(({ landing }) => landing);
    const has = sql<SqlBool>`exists (select 1 from tallies
      inner join landings as began on began.id = tallies.since
      left join landings as ended on ended.id = tallies.until
      where tallies.unit = readings.unit and tallies.type = ${type} and began.landed_at <= landings.landed_at
        and (ended.landed_at is null or ended.landed_at > landings.landed_at))`;
    const found = await this.#db
      .selectFrom("readings")
      .innerJoin("landings", "landings.id", "readings.landing")
      .select("landing")
      .distinct()
      .where("landing", "in", ids)
      .where(has)
      .execute();
    return new Set(found.map(({ landing }) => landing));
  }

  /** When the parent was found, and whether it could be read then: what a child contains can depend on it. */
  async #parents(unit: number, { parentArn, region }: Observation) {
    if (parentArn === null) return [];
    const found = await this.#intervals("resources")
      .select("resources.id")
      .where("resources.unit", "=", unit)
      .where("resources.arn", "=", parentArn)
      .where("resources.region", "=", region)
      .execute();
    const parents: { readonly interval: Interval; readonly isUnread: boolean }[] = [];
    for (const { from, end } of found)
      if (from !== null) parents.push({ interval: { from, until: end }, isUnread: false });
    for (const id of new Set(found.map((parent) => parent.id)))
      for (const { row, interval } of await this.#rows(unit, id))
        if (isUnread(row)) parents.push({ interval, isUnread: true });
    return parents;
  }

  #intervals<Table extends "protections" | "resources">(table: Table) {
    const parts = this.#db
      .selectFrom<"protections" | "resources">(table)
      .innerJoin("landings as first", "first.id", sql.ref(`${table}.since`) as never)
      .leftJoin("landings as end", "end.id", sql.ref(`${table}.until`) as never)
      .select(["first.landedAt as from", "end.landedAt as end"])
      .where("first.landedAt", "is not", null);
    return parts;
  }
}

const scanOf = ({
  scanId,
  startedAt,
  landedAt,
  toolVersion,
}: Omit<UnitLanding, "landing">): ResourceSighting["scan"] => ({
  ...{ id: scanId, startedAt, finishedAt: landedAt, toolVersion },
});
