import type { Selectable } from "kysely";
import { type Change, COMPARED_COLUMNS, type ComparedRow } from "#lib/domain/changes/change.ts";
import type { ComparedFinding } from "#lib/domain/changes/compare-findings.ts";
import { type ComparedResource, Comparison } from "#lib/domain/changes/comparison.ts";
import type { PostureScope } from "#lib/domain/changes/sight.ts";
import type { Key } from "#lib/domain/key.ts";
import type { Monitoring } from "#lib/domain/monitoring.ts";
import type { CompletedScan } from "#lib/domain/scan.ts";
import { FINDING_COLUMNS, toFinding } from "./control-queries.ts";
import { breathe, type Database } from "./database.ts";
import { inGroups, outerJoin } from "./in-order.ts";
import { words } from "./row-queries.ts";
import type { FindingTable, ProtectionTable } from "./schema.ts";
import type { SnapshotReads } from "./snapshot-reads.ts";
import { readJson } from "./stored-json.ts";
import { toReasonMembers } from "./stored-reason.ts";

/** Records in one query: some milliseconds, after which other work runs. */
const AT_ONCE = 1_000;
/** Sorts before every id. */
const START = "";

/** Compares the snapshots of two scans. Both are read in the order of their ids, and neither is held in memory. */
export class ChangeQueries {
  readonly #db: Database;
  readonly #reads: SnapshotReads;

  constructor(db: Database, reads: SnapshotReads) {
    this.#db = db;
    this.#reads = reads;
  }

  /**
   * The changes from one completed scan of an account to another, in no order.
   *
   * @throws DatabaseError `gone` when one of the scans is deleted meanwhile
   */
  async changes(older: CompletedScan, newer: CompletedScan): Promise<Change[]> {
    const changes: Change[] = [];
    const pieces = this.#reads.whole(older.id, this.#reads.whole(newer.id, this.#compare(older, newer)));
    for await (const piece of pieces) changes.push(...piece);
    return changes;
  }

  async *#compare(older: CompletedScan, newer: CompletedScan): AsyncGenerator<readonly Change[]> {
    const comparison = new Comparison(await this.#scope(older), await this.#scope(newer));
    let changes: Change[] = [];
    let compared = 0;
    for await (const { one, other } of outerJoin(this.#resources(older.id), this.#resources(newer.id))) {
      if (one && other && isSame(one, other)) comparison.same(one.rows);
      else changes.push(...comparison.resource(toResource(one), toResource(other)));
      compared += 1;
      if (compared % AT_ONCE > 0) continue;
      yield changes;
      changes = [];
    }
    yield [...changes, ...comparison.listings(await this.#listings(older.id), await this.#listings(newer.id))];
    for await (const { one, other } of outerJoin(this.#keys(older.id), this.#keys(newer.id)))
      yield comparison.key(one?.key ?? null, other?.key ?? null);
    yield comparison.shared(await this.#shared(older.id), await this.#shared(newer.id));
  }

  async #scope({ id, accountId, regions, toolVersion }: CompletedScan): Promise<PostureScope> {
    const of = { accountId };
    const types = await this.#db.selectFrom("tallies").select("type").distinct().where("scanId", "=", id).execute();
    const controls = await this.#db.selectFrom("controlTallies").select("control").where("scanId", "=", id).execute();
    const facts = await this.#db
      .selectFrom("accountFacts")
      .select("facts")
      .where("scanId", "=", id)
      .where("kind", "=", "watch")
      .executeTakeFirst();
    const monitored = facts ? readJson<Monitoring>(facts.facts).regions : [];
    const unreadArns = await this.#db
      .selectFrom("protections")
      .select("resourceArn")
      .distinct()
      .where("scanId", "=", id)
      .where("resourceId", "is not", null)
      .where("verdict", "=", "unknown")
      .where(({ or, eb }) => or([eb("unknown", "is", null), eb("unknown", "<>", "not-exposed")]))
      .execute();
    return {
      unreadArns: unreadArns.flatMap(({ resourceArn }) => resourceArn ?? []),
      units: regions.map((region) => ({ ...of, region, toolVersion })),
      unread: (await this.#listings(id)).map(({ region, type, verdict }) => ({
        ...{ ...of, region, type },
        offered: verdict !== "not-applicable",
      })),
      types: types.map(({ type }) => type),
      controls: controls.map(({ control }) => control),
      monitored: monitored.map(({ region }) => ({ ...of, region })),
    };
  }

  /** The resources of a snapshot by id, each with its findings. */
  async *#resources(scanId: string): AsyncGenerator<StoredResource> {
    const rows = inGroups(this.#rowBatches(scanId), ({ resourceId }) => resourceId ?? "");
    const findings = inGroups(this.#findingBatches(scanId), ({ resourceId }) => resourceId ?? "");
    for await (const { id, one, other } of outerJoin(rows, findings))
      yield { id, rows: one?.items ?? [], findings: other?.items ?? [] };
  }

  #rowBatches(scanId: string): AsyncGenerator<readonly StoredRow[]> {
    return batches((after, position) =>
      this.#rows(scanId)
        .where("resourceId", "is not", null)
        .where(({ eb, refTuple, tuple }) => eb(refTuple("resourceId", "position"), ">", tuple(after, position)))
        .orderBy("resourceId")
        .orderBy("position")
        .limit(AT_ONCE)
        .execute(),
    );
  }

  #findingBatches(scanId: string): AsyncGenerator<readonly StoredFinding[]> {
    return batches((after, position) =>
      this.#findings(scanId)
        .where("resourceId", "is not", null)
        .where(({ eb, refTuple, tuple }) => eb(refTuple("resourceId", "position"), ">", tuple(after, position)))
        .orderBy("resourceId")
        .orderBy("position")
        .limit(AT_ONCE)
        .execute(),
    );
  }

  /** Rows without a resource: lists that failed or are not offered. */
  async #listings(scanId: string): Promise<ComparedRow[]> {
    return (await this.#rows(scanId).where("resourceId", "is", null).orderBy("position").execute()).map(toRow);
  }

  async #shared(scanId: string): Promise<ComparedFinding[]> {
    const found = await this.#findings(scanId).where("resourceId", "is", null).orderBy("position").execute();
    return found.map(toComparedFinding);
  }

  async *#keys(scanId: string): AsyncGenerator<{ readonly id: string; readonly key: Key }> {
    let after = START;
    for (;;) {
      const found = await this.#db
        .selectFrom("keys")
        .select(["arn", "key"])
        .where("scanId", "=", scanId)
        .where("arn", ">", after)
        .orderBy("arn")
        .limit(AT_ONCE)
        .execute();
      for (const { arn, key } of found) yield { id: arn, key: readJson<Key>(key) };
      if (found.length < AT_ONCE) return;
      after = found.at(-1)?.arn ?? "";
      await breathe();
    }
  }

  #rows(scanId: string) {
    return this.#db.selectFrom("protections").select(COMPARED_COLUMNS).select("position").where("scanId", "=", scanId);
  }

  #findings(scanId: string) {
    const columns = [...FINDING_COLUMNS, "accountId", "position"] as const;
    return this.#db.selectFrom("findings").select(columns).where("scanId", "=", scanId);
  }
}

type StoredRow = Pick<Selectable<ProtectionTable>, (typeof COMPARED_COLUMNS)[number] | "position">;
type StoredFinding = Pick<Selectable<FindingTable>, (typeof FINDING_COLUMNS)[number] | "accountId" | "position">;

interface StoredResource {
  readonly id: string;
  readonly rows: readonly StoredRow[];
  readonly findings: readonly StoredFinding[];
}

/** Most resources do not change: their records are equal, and need not be read any further. */
const isSame = (one: StoredResource, other: StoredResource): boolean =>
  areEqual(one.rows, other.rows, COMPARED_COLUMNS) && areEqual(one.findings, other.findings, FINDING_COLUMNS);

const areEqual = <Column extends string>(
  ones: readonly Readonly<Record<Column, unknown>>[],
  others: readonly Readonly<Record<Column, unknown>>[],
  columns: readonly Column[],
): boolean =>
  ones.length === others.length &&
  ones.every((one, index) => columns.every((column) => one[column] === others[index]?.[column]));

const toResource = (stored: StoredResource | null): ComparedResource => ({
  rows: (stored?.rows ?? []).map(toRow),
  findings: (stored?.findings ?? []).map(toComparedFinding),
});

const toRow = ({ position: _, ...row }: StoredRow): ComparedRow => ({
  ...row,
  ...toReasonMembers(row),
  findings: words(row.findings),
  unknownControls: words(row.unknownControls ?? ""),
});

const toComparedFinding = ({ position: _, accountId, ...stored }: StoredFinding): ComparedFinding => ({
  ...toFinding(stored),
  accountId,
});

/** Reads parts by resource and position, `AT_ONCE` at a time, each batch after the last part of the one before. */
async function* batches<Part extends { readonly resourceId: string | null; readonly position: number }>(
  readAfter: (resourceId: string, position: number) => Promise<readonly Part[]>,
): AsyncGenerator<readonly Part[]> {
  let [after, position] = [START, -1];
  for (;;) {
    const found = await readAfter(after, position);
    yield found;
    const last = found.at(-1);
    if (found.length < AT_ONCE || !last) return;
    [after, position] = [last.resourceId ?? "", last.position];
    await breathe();
  }
}
