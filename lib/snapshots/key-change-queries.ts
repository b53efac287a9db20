import type { Change } from "#lib/domain/changes/change.ts";
import { compareKeys } from "#lib/domain/changes/compare-keys.ts";
import type { Key } from "#lib/domain/key.ts";
import type { Point } from "#lib/domain/posture.ts";
import { breathe, type Database } from "./database.ts";
import { giveExact } from "./landing/exact.ts";
import { partsAt } from "./point.ts";

/** Keys in one query: some milliseconds, after which other work runs. */
const AT_ONCE = 100;

/** What a posture shows of a key, and when that was read. */
interface KeyCopy {
  readonly part: number;
  readonly key: Key;
  readonly landedAt: string;
}

/** Compares keys: what the key page shows at one point with what it shows at the other. */
export class KeyChangeQueries {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** @param arns of keys that may have changed */
  async *changes(older: Point, newer: Point, arns: readonly string[]): AsyncGenerator<readonly Change[]> {
    for (let start = 0; start < arns.length; start += AT_ONCE) {
      const some = arns.slice(start, start + AT_ONCE);
      const [before, after] = [await this.#shown(older, some), await this.#shown(newer, some)];
      yield some.flatMap((arn) => {
        const [was, is] = [before.get(arn), after.get(arn)];
        if (!was || !is || was.part === is.part) return [];
        // After a failed read, an older one of another unit may be shown: it is from before.
        return is.landedAt < was.landedAt ? [] : compareKeys({ before: was.key, after: is.key });
      });
      await breathe();
    }
  }

  /** Of each key the copy that is shown: best described, then newest. */
  async #shown(point: Point, arns: readonly string[]): Promise<ReadonlyMap<string, KeyCopy>> {
    const found = await partsAt(this.#db, "keys", point)
      .select(["part", "keys.unit", "arn", "key", "standing"])
      .select(({ selectFrom }) =>
        selectFrom("readings")
          .innerJoin("landings", "landings.id", "readings.landing")
          .select(({ fn }) => fn.max("landings.landedAt").as("landedAt"))
          .whereRef("readings.unit", "=", "keys.unit")
          .where("landings.landedAt", "<=", point.at)
          .as("landedAt"),
      )
      .where("arn", "in", arns)
      .orderBy("standing", "desc")
      .orderBy("landedAt", "desc")
      .orderBy("keys.unit")
      .execute();
    const shown = new Map<string, KeyCopy>();
    // Nothing that is compared is in the archive.
    for (const { part, arn, key, landedAt } of found)
      if (!shown.has(arn)) shown.set(arn, { part, key: giveExact<Key>(key, null), landedAt: landedAt ?? "" });
    return shown;
  }
}
