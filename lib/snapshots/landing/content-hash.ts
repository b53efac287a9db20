import { hash } from "node:crypto";
import { PART_TABLES, type PartTable } from "../schema.ts";
import type { Unit } from "./unit-parts.ts";

/** Parts of one table stand together where parts are sorted by hash, as in an archive. */
const LETTERS = "abcdefghijk";
/** Of SHA-256: enough that no two of any parts are equal by chance. */
const BYTES = 16;

/**
 * The hashes of the parts of one reading. Equal content has the same hash in every reading of a unit, and another one
 * in another unit.
 */
export class PartHashes {
  readonly #unit: Unit;
  readonly #seen = new Map<string, number>();

  constructor(unit: Unit) {
    this.#unit = unit;
  }

  /**
   * The hash of a part. Of equal parts of a reading each gets its own: two equal gaps stay two.
   *
   * @param content its columns by name; those that are null do not count, so that a new column changes no hash
   */
  of(table: PartTable, content: object): string {
    const first = this.#hash(table, content, 0);
    const before = this.#seen.get(first) ?? 0;
    this.#seen.set(first, before + 1);
    return before === 0 ? first : this.#hash(table, content, before);
  }

  #hash(table: PartTable, content: object, before: number): string {
    const values = content as Readonly<Record<string, unknown>>;
    const names = Object.keys(values).sort();
    const columns = names.flatMap((name) =>
      isNothing(values[name]) || name === DERIVED ? [] : [[name, values[name]]],
    );
    const { accountId, partition, region } = this.#unit;
    const text = JSON.stringify([accountId, partition, region, table, before, columns]);
    const short = hash("sha256", text, "buffer").subarray(0, BYTES).toString("base64url");
    return (LETTERS[PART_TABLES.indexOf(table)] ?? "") + short;
  }
}

/** The text for searches is made of the other columns, and may be made otherwise by a later version. */
const DERIVED = "search";

const isNothing = (value: unknown): boolean => value === null || value === undefined;
