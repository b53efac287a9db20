import { sql } from "kysely";
import type { Observation, ResourceTypeSlug } from "#lib/domain/observation.ts";
import type { Point } from "#lib/domain/posture.ts";
import type { Store } from "#lib/domain/store.ts";
import type { Database } from "./database.ts";
import type { Archives } from "./landing/archive.ts";
import { giveExact } from "./landing/exact.ts";
import { isAt, partsAt } from "./point.ts";
import { readJson } from "./stored-json.ts";

/** ARNs in one query. */
const AT_ONCE = 200;
const COLUMNS = ["id", "type", "name", "arn", "region", "status"] as const;

/** Reads the parts of a posture that the evaluation of a key's grants needs. */
export class GrantQueries {
  readonly #db: Database;
  readonly #archives: Archives;

  constructor(db: Database, archives: Archives) {
    this.#db = db;
    this.#archives = archives;
  }

  /**
   * The rows that are encrypted with a key, each with its resource.
   *
   * @param types those whose time of creation is needed
   * @param only these types and this resource; null for every row of the key, which may be tens of thousands
   */
  async rowsUnder(point: Point, keyArn: string, types: readonly string[], only: { resourceId: string | null } | null) {
    let query = partsAt(this.#db, "protections", point)
      .innerJoin("resources", (join) =>
        join
          .onRef("resources.id", "=", "protections.resourceId")
          .onRef("resources.unit", "=", "protections.unit")
          .on(isAt("resources", point)),
      )
      .select(COLUMNS.map((column) => `resources.${column}` as const))
      .select(["protections.id as rowId", "protections.data", "protections.storeArn"])
      .where("protections.keyArn", "=", keyArn);
    if (only)
      query = query.where((is) =>
        is.or([is("resources.type", "in", types), is("resources.id", "=", only.resourceId ?? "")]),
      );
    const rows = await query.execute();
    const createdAt = new Map<string, string | null>();
    const asked = rows.filter(({ type }) => types.includes(type)).map(({ id }) => id);
    for (const ids of chunks([...new Set(asked)])) {
      const found = await partsAt(this.#db, "resources", point)
        .select(["id", "observation"])
        .where("id", "in", ids)
        .execute();
      for (const each of found) createdAt.set(each.id, readJson<Observation>(each.observation).createdAt);
    }
    return rows.map((row) => ({ ...row, createdAt: createdAt.get(row.id) ?? null }));
  }

  /** The resources with these ARNs, and their parts without an ARN of AWS (`#`). */
  async resourcesNamed(point: Point, arns: readonly string[]) {
    const query = partsAt(this.#db, "resources", point).select(COLUMNS);
    const found = [];
    for (const some of chunks(arns)) found.push(...(await query.where("arn", "in", some).execute()));
    const known = new Set(found.map(({ arn }) => arn));
    for (const some of chunks(arns.filter((arn) => !known.has(arn)))) {
      const parts = query.where((is) =>
        // A range of the index for both: `$` is the character after `#`.
        is.or(some.map((arn) => is.and([is("arn", ">=", `${arn}#`), is("arn", "<", `${arn}$`)]))),
      );
      found.push(...(await parts.execute()));
    }
    return found;
  }

  /** The stores that some ARNs name, each as one of its readings has it. */
  async storesNamed(point: Point, arns: readonly string[]): Promise<readonly Store[]> {
    const found = [];
    for (const some of chunks(arns)) {
      const query = partsAt(this.#db, "stores", point).select(["unit", "hash", "arn", "store"]);
      found.push(...(await query.where("arn", "in", some).orderBy("unit").execute()));
    }
    const each = [...Map.groupBy(found, ({ arn }) => arn).values()].flatMap(([first]) => first ?? []);
    const exact = await this.#archives.exactOf(point, each);
    return each.map(({ hash, store }) => giveExact<Store>(store, exact.get(hash) ?? null));
  }

  /** Types of which a list failed in a Region, also the list of one parent. */
  async unlisted(point: Point) {
    return (
      partsAt(this.#db, "protections", point)
        // With an index on either column SQLite would scan all rows; these are few.
        .select([sql<ResourceTypeSlug>`+type`.as("type"), sql<string>`+region`.as("region")])
        .distinct()
        .where("resourceId", "is", null)
        .execute()
    );
  }
}

function* chunks(arns: readonly string[]): Generator<readonly string[]> {
  for (let from = 0; from < arns.length; from += AT_ONCE) yield arns.slice(from, from + AT_ONCE);
}
