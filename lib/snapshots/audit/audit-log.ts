import { type RawBuilder, sql } from "kysely";
import {
  ACTION_LABELS,
  AUDIT_ACTIONS,
  type AuditEvent,
  type AuditFilter,
  type AuditRecord,
  type ChainCheck,
} from "#lib/domain/audit.ts";
import { type AuditSort, type AuditSortColumn, DEFAULT_AUDIT_SORT } from "#lib/domain/audit-sort.ts";
import { readSort } from "#lib/domain/sort.ts";
import { breathe, type Database } from "../database.ts";
import { rankOf } from "../rank-of.ts";
import type { AuditTable } from "../schema.ts";
import { readJson } from "../stored-json.ts";
import { auditHash } from "./audit-hash.ts";

/** Records per read when all are read. */
const BATCH = 1_000;

/** Actions in the order of their labels. */
const ACTIONS = AUDIT_ACTIONS.toSorted((a, b) => (ACTION_LABELS[a] < ACTION_LABELS[b] ? -1 : 1));

const PLACE = {
  time: sql`at`,
  action: rankOf("action", ACTIONS),
  actor: sql`case when actor_id = '' then null else lower(actor_name) end`,
  address: sql`address`,
} as const satisfies Record<Exclude<AuditSortColumn, "record">, RawBuilder<unknown>>;

/** Records without the value are last, and equal ones newest first. */
function orderOf(sort: AuditSort): RawBuilder<unknown> {
  const { column, direction } = readSort(sort);
  const way = sql.raw(direction);
  if (column === "record") return sql`position ${way}`;
  return sql`case when ${PLACE[column]} is null then 1 else 0 end, ${PLACE[column]} ${way}, position desc`;
}

/** The audit log. Records are only added: triggers reject changes and deletions, and the hash chain reveals them. */
export class AuditLog {
  readonly #db: Database;
  readonly #now: () => Date;

  constructor(db: Database, now: () => Date) {
    this.#db = db;
    this.#now = now;
  }

  /** Appends an event. */
  append(event: AuditEvent): Promise<AuditRecord> {
    return this.#db.transaction().execute((db) => this.appendWithin(db, event));
  }

  /** Appends an event in the transaction of the change that it records. */
  async appendWithin(db: Database, { actor, detail, ...event }: AuditEvent): Promise<AuditRecord> {
    const last = await db
      .selectFrom("auditRecords")
      .select(["position", "hash"])
      .orderBy("position", "desc")
      .limit(1)
      .executeTakeFirst();
    const row: AuditTable = {
      ...{ ...event, position: (last?.position ?? 0) + 1, at: this.#now().toISOString() },
      ...{ actorVia: actor.via, actorId: actor.id, actorName: actor.name, detail: JSON.stringify(detail), hash: "" },
    };
    const kept = { ...row, hash: auditHash(row, last?.hash ?? "") };
    await db.insertInto("auditRecords").values(kept).execute();
    return toRecord(kept);
  }

  /** The position of the newest record; 0 if there is none. */
  async newest(): Promise<number> {
    const last = await this.#db
      .selectFrom("auditRecords")
      .select("position")
      .orderBy("position", "desc")
      .limit(1)
      .executeTakeFirst();
    return last?.position ?? 0;
  }

  /** Some of the records up to a position, by default newest first. */
  async records(
    filter: AuditFilter,
    upTo: number,
    offset: number,
    limit: number,
    sort: AuditSort = DEFAULT_AUDIT_SORT,
  ): Promise<readonly AuditRecord[]> {
    const rows = await this.#meant(filter, upTo)
      .selectAll()
      .orderBy(orderOf(sort))
      .limit(limit)
      .offset(offset)
      .execute();
    return rows.map(toRecord);
  }

  async count(filter: AuditFilter, upTo: number): Promise<number> {
    const { rows } = await this.#meant(filter, upTo)
      .select(({ fn }) => fn.countAll<number>().as("rows"))
      .executeTakeFirstOrThrow();
    return Number(rows);
  }

  /** Recomputes every hash, from the first record to the newest. */
  async verify(): Promise<ChainCheck> {
    let [position, hash] = [0, ""];
    for (;;) {
      const rows = await this.#db
        .selectFrom("auditRecords")
        .selectAll()
        .where("position", ">", position)
        .orderBy("position")
        .limit(BATCH)
        .execute();
      for (const row of rows) {
        if (row.position !== position + 1 || row.hash !== auditHash(row, hash))
          return { kind: "broken", records: position, at: position + 1 };
        [position, hash] = [row.position, row.hash];
      }
      if (rows.length < BATCH) return { kind: "verified", records: position, newestHash: hash || null };
      await breathe();
    }
  }

  #meant({ action, outcome, actor, from, to }: AuditFilter, upTo: number) {
    let query = this.#db.selectFrom("auditRecords").where("position", "<=", upTo);
    if (action.length > 0) query = query.where("action", "in", action);
    if (outcome.length > 0) query = query.where("outcome", "in", outcome);
    if (actor !== null) query = query.where("actorId", "=", actor);
    if (from !== null) query = query.where("at", ">=", from);
    // Times are ISO 8601: all times of a day sort before the character after "T".
    if (to !== null) query = query.where("at", "<", `${to}U`);
    return query;
  }
}

function toRecord({ actorVia, actorId, actorName, detail, ...row }: AuditTable): AuditRecord {
  return { ...row, actor: { via: actorVia, id: actorId, name: actorName }, detail: readJson(detail) };
}
