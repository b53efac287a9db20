import { type SelectQueryBuilder, sql } from "kysely";
import { type Subject, subjectId } from "#lib/domain/finding.ts";
import type { Database } from "./database.ts";
import type { FindingTable, Tables } from "./schema.ts";

/** The tables whose parts have an id that stays when their content changes. */
export const SEEN_TABLES = ["protections", "keys", "findings"] as const;
export type SeenTable = (typeof SEEN_TABLES)[number];

/** Ids in one query. */
const AT_ONCE = 500;

/** The id under which it is kept when a finding was first seen. */
export const findingId = (accountId: string, control: string, subject: Subject): string =>
  `${accountId} ${control} ${subjectId(subject)}`;

/** Of a part, in SQL. A grant is a finding's subject by its id alone, as in its `subjectId`. */
export const SEEN_ID = {
  protections: sql<string>`protections.id`,
  keys: sql<string>`keys.arn`,
  findings: sql<string>`findings.account_id || ' ' || findings.control || ' ' || findings.subject_kind || ' '
    || case when findings.subject_kind = 'grant' then findings.key_arn || ' ' else '' end || findings.subject_id`,
} as const satisfies Record<SeenTable, unknown>;

const keyOf = (subject: Subject): string | null =>
  subject.kind === "key" ? subject.arn : subject.kind === "grant" ? subject.keyArn : null;

type SeenParts = SelectQueryBuilder<Tables, SeenTable | "landings", object>;

/** When things were first seen, also where the readings that saw them are no longer kept. */
export class FirstSeenQueries {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** By the id of a row. */
  ofRows(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return this.#of("protections", ids, (some) => this.#parts("protections").where("protections.id", "in", some));
  }

  /** By the ARN of a key. */
  ofKeys(arns: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return this.#of("keys", arns, (some) => this.#parts("keys").where("keys.arn", "in", some));
  }

  /** By {@link findingId}. */
  ofFindings(
    findings: readonly (Pick<FindingTable, "accountId" | "control" | "resourceId"> & { readonly subject: Subject })[],
  ): Promise<ReadonlyMap<string, string>> {
    const ids = findings.map(({ accountId, control, subject }) => findingId(accountId, control, subject));
    const resources = findings.flatMap(({ resourceId }) => resourceId ?? []);
    const keys = findings.flatMap(({ subject }) => keyOf(subject) ?? []);
    // A control can have a hundred thousand findings about resources: they are not searched for these.
    const others = findings.filter(({ resourceId, subject }) => resourceId === null && keyOf(subject) === null);
    // Each of these has an index.
    return this.#of("findings", ids, (some) =>
      this.#parts("findings")
        .where(({ or, and, eb }) =>
          or([
            ...(resources.length > 0 ? [eb("findings.resourceId", "in", resources)] : []),
            ...(keys.length > 0 ? [eb("findings.keyArn", "in", keys)] : []),
            ...(others.length > 0
              ? [
                  and([
                    eb("findings.control", "in", [...new Set(others.map(({ control }) => control))]),
                    eb("findings.resourceId", "is", null),
                    eb("findings.keyArn", "is", null),
                  ]),
                ]
              : []),
          ]),
        )
        .where(SEEN_ID.findings, "in", some),
    );
  }

  async #of(
    table: SeenTable,
    ids: readonly string[],
    partsOf: (some: readonly string[]) => SeenParts,
  ): Promise<ReadonlyMap<string, string>> {
    const seen = new Map<string, string>();
    const see = (id: string, at: string | null) => {
      const known = seen.get(id);
      if (at !== null && (known === undefined || at < known)) seen.set(id, at);
    };
    for (let start = 0; start < ids.length; start += AT_ONCE) {
      const some = ids.slice(start, start + AT_ONCE);
      const parts = await partsOf(some)
        .select(({ fn }) => [SEEN_ID[table].as("seenId"), fn.min("landings.landedAt").as("at")])
        .groupBy(SEEN_ID[table])
        .execute();
      for (const { seenId, at } of parts) see(seenId, at);
      const kept = await this.#db.selectFrom("firstSeen").selectAll().where("id", "in", some).execute();
      for (const { id, firstSeen } of kept) see(id, firstSeen);
    }
    return seen;
  }

  #parts(table: SeenTable): SeenParts {
    const parts = this.#db
      .selectFrom<SeenTable>(table)
      .innerJoin("landings", "landings.id", sql.ref(`${table}.since`) as never)
      .where("landings.landedAt", "is not", null);
    return parts as unknown as SeenParts;
  }
}
