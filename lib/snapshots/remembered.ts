import type { Point } from "#lib/domain/posture.ts";
import type { Database } from "./database.ts";
import { LeastRecent } from "./landing/least-recent.ts";

/** Points of which something is remembered. */
const MOST_POINTS = 8;
/** What all that is remembered of one kind may be made of, e.g. the tallies of two postures of 1,000 accounts. */
const MOST_ITEMS = 500_000;
/** What one point takes at least, so that there are never more than `MOST_POINTS`. */
const LEAST_ITEMS = MOST_ITEMS / MOST_POINTS;

/** What is made of a point: a list or a map. */
type Made = { readonly length: number } | { readonly size: number };

/**
 * Remembers what was made of the points that were asked for last. A point never changes what it shows, with one
 * exception: a scan of the past (of the demo) lands before others, so the newest landing is part of the name.
 */
export class Remembered<Value extends Made> {
  readonly #db: Database;
  readonly #make: (point: Point) => Promise<Value>;
  readonly #made = new LeastRecent<Value>(MOST_ITEMS);
  /** What is being made: requests that ask at once share it. A failure is not remembered. */
  readonly #making = new Map<string, Promise<Value>>();

  constructor(db: Database, make: (point: Point) => Promise<Value>) {
    this.#db = db;
    this.#make = make;
  }

  async at(point: Point): Promise<Value> {
    const name = JSON.stringify([point.at, point.isOneScan, await this.#newestLanding()]);
    const made = this.#made.get(name);
    if (made) return made;
    const making = this.#making.get(name) ?? this.#makeAt(point, name);
    this.#making.set(name, making);
    return making;
  }

  async #makeAt(point: Point, name: string): Promise<Value> {
    try {
      const value = await this.#make(point);
      const items = "size" in value ? value.size : value.length;
      // One that is larger than all that may be kept is still the only one.
      this.#made.keep(name, value, Math.min(MOST_ITEMS, Math.max(LEAST_ITEMS, items)));
      return value;
    } finally {
      this.#making.delete(name);
    }
  }

  async #newestLanding(): Promise<number | undefined> {
    const landed = this.#db.selectFrom("landings").select("id").where("landedAt", "is not", null);
    return (await landed.orderBy("id", "desc").limit(1).executeTakeFirst())?.id;
  }
}
