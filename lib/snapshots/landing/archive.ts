import { sql } from "kysely";
import type { Point } from "#lib/domain/posture.ts";
import type { Database } from "../database.ts";
import { exactIn, placeInArchive, textOf } from "./archive-text.ts";
import { LeastRecent } from "./least-recent.ts";

/** Bytes of decompressed chunks that are kept. An export of many accounts returns to each of them again and again. */
const TEXT_KEPT = 64_000_000;
/** Pairs or triples of values in one query. */
const AT_ONCE = 2_000;

/** A part whose exact evidence is asked for. */
export interface PartOfUnit {
  readonly unit: number;
  readonly hash: string;
  /** Of a resource its id, of a row that of its resource. */
  readonly resourceId?: string | null;
}

/** The reading of a unit at a point. */
interface ArchivedReading {
  readonly landing: number;
  /** The lowest places of its chunks, in order. */
  readonly firsts: readonly string[];
}

interface ChunkOfReading {
  readonly unit: number;
  readonly landing: number;
  readonly first: string;
}

/** The exact evidence of readings: times, request ids and messages, in compressed chunks. */
export class Archives {
  readonly #db: Database;
  readonly #texts = new LeastRecent<string>(TEXT_KEPT);
  /** Of a request or export, which has one point from begin to end: another one sees what was deleted meanwhile. */
  readonly #readings = new WeakMap<Point, Map<number, ArchivedReading>>();

  constructor(db: Database) {
    this.#db = db;
  }

  /**
   * The exact evidence of parts in the readings of a point, by hash. Parts whose archive was deleted, and those that
   * have none, are missing.
   */
  async exactOf(point: Point, parts: readonly PartOfUnit[]): Promise<ReadonlyMap<string, readonly unknown[]>> {
    const readings = await this.#readingsAt(point, [...new Set(parts.map(({ unit }) => unit))]);
    const chunks = new Map<string, { readonly chunk: ChunkOfReading; readonly hashes: string[] }>();
    for (const { unit, hash, resourceId = null } of parts) {
      const reading = readings.get(unit);
      const place = placeInArchive({ hash, resource: resourceId });
      const first = reading?.firsts.findLast((each) => each <= place);
      if (!reading || first === undefined) continue;
      const chunk = { unit, landing: reading.landing, first };
      const wanted = chunks.get(nameOf(chunk));
      if (wanted) wanted.hashes.push(hash);
      else chunks.set(nameOf(chunk), { chunk, hashes: [hash] });
    }
    return this.#linesIn([...chunks.values()]);
  }

  async #linesIn(wanted: readonly { readonly chunk: ChunkOfReading; readonly hashes: readonly string[] }[]) {
    const found = new Map<string, readonly unknown[]>();
    for (let start = 0; start < wanted.length; start += AT_ONCE) {
      const some = wanted.slice(start, start + AT_ONCE);
      const unknown = some.filter(({ chunk }) => this.#texts.get(nameOf(chunk)) === undefined);
      const bodies = await this.#bodiesOf(unknown.map(({ chunk }) => chunk));
      for (const { chunk, hashes } of some) {
        const text = this.#textOf(chunk, bodies.get(nameOf(chunk)));
        for (const hash of text === null ? [] : hashes) {
          const exact = exactIn(text ?? "", hash);
          if (exact) found.set(hash, exact);
        }
      }
    }
    return found;
  }

  #textOf(chunk: ChunkOfReading, body: Uint8Array | undefined): string | null {
    const name = nameOf(chunk);
    const known = this.#texts.get(name);
    if (known !== undefined || body === undefined) return known ?? null;
    const text = textOf(body);
    this.#texts.keep(name, text, text.length);
    return text;
  }

  async #bodiesOf(chunks: readonly ChunkOfReading[]): Promise<ReadonlyMap<string, Uint8Array>> {
    if (chunks.length === 0) return new Map();
    const names = chunks.map(({ unit, landing, first }) => sql`(${unit}, ${landing}, ${first})`);
    const found = await this.#db
      .selectFrom("archives")
      .select(["unit", "landing", "first", "body"])
      .where(sql<boolean>`(unit, landing, first) in (values ${sql.join(names)})`)
      .execute();
    return new Map(found.map((each) => [nameOf(each), each.body]));
  }

  async #readingsAt(point: Point, units: readonly number[]): Promise<ReadonlyMap<number, ArchivedReading>> {
    const known = this.#readings.get(point) ?? new Map<number, ArchivedReading>();
    this.#readings.set(point, known);
    const unknown = units.filter((unit) => !known.has(unit));
    for (let start = 0; start < unknown.length; start += AT_ONCE) {
      const found = await this.#findReadings(point.at, unknown.slice(start, start + AT_ONCE));
      for (const [unit, reading] of found) known.set(unit, reading);
    }
    return known;
  }

  /** The newest readings of units by a time, of those that have an archive. */
  async #findReadings(at: string, units: readonly number[]): Promise<ReadonlyMap<number, ArchivedReading>> {
    const newest = sql<number | null>`(select readings.landing from readings
      inner join landings on landings.id = readings.landing
      where readings.unit = units.id and landings.landed_at <= ${at} order by landings.landed_at desc limit 1)`;
    const found = await this.#db
      .selectFrom("units")
      .select(["id", newest.as("landing")])
      .where("id", "in", units)
      .execute();
    const pairs = found.flatMap(({ id, landing }) => (landing === null ? [] : [sql`(${id}, ${landing})`]));
    if (pairs.length === 0) return new Map();
    const chunks = await this.#db
      .selectFrom("archives")
      .select(["unit", "landing", "first"])
      .where(sql<boolean>`(unit, landing) in (values ${sql.join(pairs)})`)
      .orderBy("unit")
      .orderBy("first")
      .execute();
    const byUnit = Map.groupBy(chunks, ({ unit }) => unit);
    return new Map(
      [...byUnit].map(([unit, its]) => {
        const firsts = its.map(({ first }) => first);
        return [unit, { landing: its[0]?.landing ?? 0, firsts }];
      }),
    );
  }
}

const nameOf = ({ unit, landing, first }: ChunkOfReading): string => `${unit} ${landing} ${first}`;
