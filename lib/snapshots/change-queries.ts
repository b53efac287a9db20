import { type Change, COMPARED_COLUMNS, type ComparedRow } from "#lib/domain/changes/change.ts";
import { type ComparedResource, Comparison } from "#lib/domain/changes/comparison.ts";
import type { Point } from "#lib/domain/posture.ts";
import { type ChangedParts, changedParts } from "./changed-parts.ts";
import { COMPARED_FINDING_COLUMNS, toComparedFinding, toComparedRow } from "./compared-parts.ts";
import { breathe, type Database } from "./database.ts";
import { KeyChangeQueries } from "./key-change-queries.ts";
import type { Archives } from "./landing/archive.ts";
import { partsAt } from "./point.ts";
import { ScanSight } from "./scan-sight.ts";
import { SharedChangeQueries } from "./shared-change-queries.ts";
import type { SnapshotReads } from "./snapshot-reads.ts";

/** Resources in one query: some milliseconds, after which other work runs. */
const AT_ONCE = 200;

/**
 * Compares two postures: of each account × Region that both have read, the scan that read it for the one with the scan
 * that read it for the other. Only what is not the same is read.
 */
export class ChangeQueries {
  readonly #db: Database;
  readonly #reads: SnapshotReads;
  readonly #keys: KeyChangeQueries;
  readonly #shared: SharedChangeQueries;

  constructor(db: Database, reads: SnapshotReads, archives: Archives) {
    this.#db = db;
    this.#reads = reads;
    this.#keys = new KeyChangeQueries(db);
    this.#shared = new SharedChangeQueries(db, archives);
  }

  /**
   * The changes from one posture to a later one, in no order. An account × Region that one of them has not read has
   * none.
   *
   * @throws DatabaseError `gone` when one of the postures is deleted meanwhile
   */
  async changes(older: Point, newer: Point): Promise<Change[]> {
    const changes: Change[] = [];
    const pieces = this.#reads.whole(older, this.#reads.whole(newer, this.#compare(older, newer)));
    for await (const piece of pieces) changes.push(...piece);
    return changes;
  }

  /** The newest posture by a time that is still kept; else the oldest that is; null if that is not before `point`. */
  async before(point: Point, iso: string): Promise<Point | null> {
    const kept = () => this.#db.selectFrom("landings").where("pruned", "=", 0).where("landedAt", "<", point.at);
    const then = await kept()
      .select(({ fn }) => fn.max("landedAt").as("at"))
      .where("landedAt", "<=", iso)
      .executeTakeFirst();
    const at =
      then?.at ??
      (
        await kept()
          .select(({ fn }) => fn.min("landedAt").as("at"))
          .executeTakeFirst()
      )?.at;
    return at ? { at, isOneScan: false } : null;
  }

  async *#compare(older: Point, newer: Point): AsyncGenerator<readonly Change[]> {
    const changed = await changedParts(this.#db, older, newer);
    for (const parts of changed) {
      if (isEmpty(parts)) continue;
      const [was, is] = [new ScanSight(this.#db, parts.older), new ScanSight(this.#db, parts.newer)];
      const comparison = new Comparison(await was.scope(parts), await is.scope(parts));
      yield* this.#resources(comparison, parts, older, newer);
      yield comparison.listings(parts.listings.older, parts.listings.newer);
      yield await this.#shared.changes(comparison, parts, was, is, older, newer);
      await breathe();
    }
    const arns = new Set(changed.flatMap(({ keyArns }) => [...keyArns]));
    yield* this.#keys.changes(older, newer, [...arns]);
  }

  async *#resources(
    comparison: Comparison,
    { resources }: ChangedParts,
    older: Point,
    newer: Point,
  ): AsyncGenerator<readonly Change[]> {
    const ids = [...resources];
    for (let start = 0; start < ids.length; start += AT_ONCE) {
      const some = ids.slice(start, start + AT_ONCE);
      const [before, after] = [await this.#load(older, some), await this.#load(newer, some)];
      yield some.flatMap((id) => comparison.resource(before.get(id) ?? NONE, after.get(id) ?? NONE));
      await breathe();
    }
  }

  async #load(point: Point, ids: readonly string[]): Promise<ReadonlyMap<string, ComparedResource>> {
    const rows = await partsAt(this.#db, "protections", point)
      .select(COMPARED_COLUMNS)
      .where("resourceId", "in", ids)
      .orderBy("defaultOrder")
      .execute();
    const findings = await partsAt(this.#db, "findings", point)
      .select(COMPARED_FINDING_COLUMNS)
      .where("resourceId", "in", ids)
      .orderBy("findingOrder")
      .orderBy("hash")
      .execute();
    const rowsOf = Map.groupBy(rows, ({ resourceId }) => resourceId);
    const findingsOf = Map.groupBy(findings, ({ resourceId }) => resourceId);
    const of = (id: string): ComparedResource => ({
      rows: distinct((rowsOf.get(id) ?? []).map(toComparedRow), ({ id }) => id),
      findings: (findingsOf.get(id) ?? []).map(toComparedFinding),
    });
    return new Map(ids.map((id) => [id, of(id)]));
  }
}

const NONE: ComparedResource = { rows: [], findings: [] };

const isEmpty = ({ resources, listings, shared }: ChangedParts): boolean =>
  resources.size + listings.older.length + listings.newer.length + shared.older.length + shared.newer.length === 0;

/** A resource outside of the Regions of one scan and inside those of another is stored in two units. */
const distinct = (rows: readonly ComparedRow[], idOf: (row: ComparedRow) => string): readonly ComparedRow[] => [
  ...new Map(rows.map((row) => [idOf(row), row])).values(),
];
