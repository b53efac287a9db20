import type { Selectable } from "kysely";
import { sql } from "kysely";
import type { ControlTally, Finding, KeptFinding, Subject } from "#lib/domain/finding.ts";
import type { FindingFilter } from "#lib/domain/finding-filter.ts";
import { DEFAULT_FINDING_SORT, type FindingSort } from "#lib/domain/finding-sort.ts";
import { readSort } from "#lib/domain/sort.ts";
import type { Connection } from "./connection.ts";
import type { FindingTable } from "./schema.ts";
import { likePattern } from "./search-text.ts";
import { readJson } from "./stored-json.ts";

const COLUMNS = [
  ...(["control", "answer", "subjectKind", "subjectId", "region", "name", "reason", "resourceId", "keyArn"] as const),
  ...(["reasonCode", "reasonParameters"] as const),
];

/** Findings of one control counted by what the filters of its page take. */
export interface FindingTally {
  readonly answer: Finding["answer"];
  readonly region: string;
  readonly findings: number;
}

/** The order of `position`, in which SQLite sees none of an index: it finds the few rows first, and sorts those. */
const FOUND_FIRST = sql`+position`;

/** Reads the findings and statuses of one snapshot. Lists are by control, failed findings before unknown ones. */
export class ControlQueries {
  readonly #db: Connection;

  constructor(db: Connection) {
    this.#db = db;
  }

  /** How often each control gave each status; empty for a snapshot of a version without controls. */
  async tallies(scanId: string): Promise<ControlTally[]> {
    return this.#db
      .selectFrom("controlTallies")
      .select(["control", "pass", "fail", "cannotTell"])
      .where("scanId", "=", scanId)
      .orderBy("position")
      .execute();
  }

  async findings(
    scanId: string,
    filter: FindingFilter,
    offset: number,
    limit: number,
    sort: FindingSort = DEFAULT_FINDING_SORT,
  ): Promise<KeptFinding[]> {
    const { column, direction } = readSort(sort);
    const found = this.#filtered(scanId, filter).select(COLUMNS);
    // `position` has failed findings first.
    const ordered = column === "status" ? found : found.orderBy(column, direction);
    const query = ordered.orderBy("position", column === "status" ? direction : "asc");
    return (await query.limit(limit).offset(offset).execute()).map(toFinding);
  }

  /** How many findings match the filter, from the tallies where they suffice. */
  async countFindings(scanId: string, filter: FindingFilter): Promise<number> {
    if (filter.region.length === 0 && filter.q === null) {
      const fails = filter.answer.length === 0 || filter.answer.includes("fail");
      const untold = filter.answer.length === 0 || filter.answer.includes("cannot-tell");
      return (await this.tallies(scanId))
        .filter(({ control }) => filter.control === null || filter.control.includes(control))
        .reduce((sum, { fail, cannotTell }) => sum + (fails ? fail : 0) + (untold ? cannotTell : 0), 0);
    }
    const query = this.#filtered(scanId, filter).select(({ fn }) => fn.countAll<number>().as("total"));
    return Number((await query.executeTakeFirst())?.total ?? 0);
  }

  /** The findings of a control that a search leaves, counted by status and Region. */
  async findingTallies(scanId: string, control: string, q: string | null): Promise<FindingTally[]> {
    const found = await this.#filtered(scanId, { control: [control], answer: [], region: [], q })
      .select(({ fn }) => ["answer", "region", fn.countAll<number>().as("findings")])
      .groupBy(["answer", "region"])
      .execute();
    return found.map((tally) => ({ ...tally, findings: Number(tally.findings) }));
  }

  /** What was found of some keys themselves, without their grants. */
  async findingsOfKeys(scanId: string, arns: readonly string[]): Promise<KeptFinding[]> {
    if (arns.length === 0) return [];
    const query = this.#findings(scanId).select(COLUMNS).where("keyArn", "in", arns).where("subjectKind", "=", "key");
    return (await query.orderBy(FOUND_FIRST).execute()).map(toFinding);
  }

  async findingsOfStores(scanId: string, arns: readonly string[]): Promise<KeptFinding[]> {
    if (arns.length === 0) return [];
    // Written out, for a partial index helps only a condition that stands in the statement.
    const query = this.#findings(scanId).select(COLUMNS).where(sql<boolean>`subject_kind = 'store'`);
    return (await query.where("subjectId", "in", arns).orderBy(FOUND_FIRST).execute()).map(toFinding);
  }

  /** What was found of a resource and of its rows. */
  async findingsOfResource(scanId: string, resourceId: string): Promise<KeptFinding[]> {
    const query = this.#findings(scanId).select(COLUMNS).where("resourceId", "=", resourceId).orderBy("position");
    return (await query.execute()).map(toFinding);
  }

  /** What was found of a key and of its grants, the first `limit` of it. */
  async findingsOfKey(scanId: string, keyArn: string, limit: number): Promise<KeptFinding[]> {
    const query = this.#findings(scanId).select(COLUMNS).where("keyArn", "=", keyArn).orderBy("position");
    return (await query.limit(limit).execute()).map(toFinding);
  }

  #findings(scanId: string) {
    return this.#db.selectFrom("findings").where("scanId", "=", scanId);
  }

  #filtered(scanId: string, { control, answer, region, q }: FindingFilter) {
    let query = this.#findings(scanId);
    if (control !== null) query = query.where("control", "in", control);
    if (answer.length > 0) query = query.where("answer", "in", answer);
    if (region.length > 0) query = query.where("region", "in", region);
    if (q !== null) query = query.where(sql<boolean>`search like ${likePattern(q)} escape '\\'`);
    return query;
  }
}

type StoredFinding = Pick<Selectable<FindingTable>, (typeof COLUMNS)[number]>;

function toFinding({
  subjectKind,
  subjectId,
  keyArn,
  reasonCode,
  reasonParameters,
  ...kept
}: StoredFinding): KeptFinding {
  const finding = { ...kept, subject: toSubject(subjectKind, subjectId, keyArn) };
  return reasonCode === null || reasonParameters === null
    ? finding
    : { ...finding, reasonCode, reasonParameters: readJson<object>(reasonParameters) };
}

function toSubject(kind: Subject["kind"], id: string, keyArn: string | null): Subject {
  switch (kind) {
    case "row":
    case "resource":
      return { kind, id };
    case "key":
    case "store":
      return { kind, arn: id };
    case "grant":
      return { kind, keyArn: keyArn ?? "", grantId: id };
    case "region":
      return { kind, region: id };
  }
}
