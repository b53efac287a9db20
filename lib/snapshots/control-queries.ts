import type { Selectable } from "kysely";
import { sql } from "kysely";
import type { ControlTally, Finding, KeptFinding, Subject } from "#lib/domain/finding.ts";
import type { FindingFilter } from "#lib/domain/finding-filter.ts";
import { DEFAULT_FINDING_SORT, type FindingSort } from "#lib/domain/finding-sort.ts";
import type { Neighbours } from "#lib/domain/neighbours.ts";
import { readSort } from "#lib/domain/sort.ts";
import type { Database } from "./database.ts";
import { type Order, type PageStart, readPage, type Slice, sortedBy } from "./keyset.ts";
import { besideIn } from "./numbered.ts";
import { ofScan } from "./of-scan.ts";
import type { FindingTable } from "./schema.ts";
import { likePattern } from "./search-text.ts";
import { readJson } from "./stored-json.ts";

/** The columns of a finding. */
export const FINDING_COLUMNS = [
  ...(["control", "answer", "subjectKind", "subjectId", "region", "name", "reason", "resourceId", "keyArn"] as const),
  ...(["reasonCode", "reasonParameters"] as const),
];

/** Findings of one control, counted by the values of its page's filters. */
export interface FindingTally {
  readonly answer: Finding["answer"];
  readonly region: string;
  readonly findings: number;
}

const DEFAULT_ORDER = sql`finding_order, position`;
/** Sorts by an expression, so that SQLite uses no index for it: it finds the few rows first, then sorts them. */
const FOUND_FIRST = sql`finding_order || '', position`;

/** How findings are sorted: by status, failed ones of each control are first. */
export function findingsOrder(sort: FindingSort): Order {
  const { column, direction } = readSort(sort);
  const position = { by: "position", number: true } as const;
  return column === "status"
    ? [
        { by: "findingOrder", direction },
        { ...position, direction },
      ]
    : [
        { by: column, direction },
        { by: "findingOrder", direction: "asc" },
        { ...position, direction: "asc" },
      ];
}

/** Reads the findings and statuses of one snapshot. Lists are by control, failed findings before unknown ones. */
export class ControlQueries {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** How often each control gave each status; empty for a snapshot of a version without controls. */
  async tallies(scanId: string): Promise<ControlTally[]> {
    return ofScan(this.#db, "controlTallies", scanId)
      .select(["control", "pass", "fail", "cannotTell"])
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
    const query = this.#filtered(scanId, filter)
      .select(FINDING_COLUMNS)
      .orderBy(sortedBy(findingsOrder(sort)));
    return (await query.limit(limit).offset(offset).execute()).map(toFinding);
  }

  /**
   * One page of the matching findings.
   *
   * @param total the number of matching findings
   */
  async page(
    scanId: string,
    filter: FindingFilter,
    sort: FindingSort,
    start: PageStart,
    total: number,
  ): Promise<Slice<KeptFinding>> {
    const matching = this.#filtered(scanId, filter).select(FINDING_COLUMNS);
    return readPage(matching, findingsOrder(sort), start, total, toFinding);
  }

  /**
   * The position of a page among the matching findings, at its first one, and the pages beside it; null if none leads
   * to it. A page is the id of a resource or the ARN of a key; other findings count, but lead to neither.
   */
  async neighbours(scanId: string, filter: FindingFilter, sort: FindingSort, page: string): Promise<Neighbours | null> {
    const numbered = this.#filtered(scanId, filter).select(({ fn }) => [
      fn.coalesce("resourceId", "keyArn").as("page"),
      sql<number>`row_number() over (order by ${sortedBy(findingsOrder(sort))})`.as("at"),
    ]);
    const pages = this.#db
      .selectFrom(numbered.as("numbered"))
      .select(({ fn, ref }) => [ref("page").$notNull().as("id"), fn.min<number>("at").as("at")])
      .where("page", "is not", null)
      .groupBy("page");
    const found = await besideIn(this.#db, pages, page);
    if (!found) return null;
    const position = Number(found.at);
    const total = await this.countFindings(scanId, filter);
    return { ...found.neighbours, position, total, offset: position - 1 };
  }

  /** The number of matching findings, from the tallies if they are enough. */
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

  /** The findings of a control that match a search, counted by status and Region. */
  async findingTallies(scanId: string, control: string, q: string | null): Promise<FindingTally[]> {
    const found = await this.#filtered(scanId, { control: [control], answer: [], region: [], q })
      .select(({ fn }) => ["answer", "region", fn.countAll<number>().as("findings")])
      .groupBy(["answer", "region"])
      .execute();
    return found.map((tally) => ({ ...tally, findings: Number(tally.findings) }));
  }

  /** The findings about some keys themselves, without those about their grants. */
  async findingsOfKeys(scanId: string, arns: readonly string[]): Promise<KeptFinding[]> {
    if (arns.length === 0) return [];
    const query = this.#findings(scanId)
      .select(FINDING_COLUMNS)
      .where("keyArn", "in", arns)
      .where("subjectKind", "=", "key");
    return (await query.orderBy(FOUND_FIRST).execute()).map(toFinding);
  }

  async findingsOfStores(scanId: string, arns: readonly string[]): Promise<KeptFinding[]> {
    if (arns.length === 0) return [];
    // Not a parameter: SQLite uses a partial index only if its condition is in the statement.
    const query = this.#findings(scanId).select(FINDING_COLUMNS).where(sql<boolean>`subject_kind = 'store'`);
    return (await query.where("subjectId", "in", arns).orderBy(FOUND_FIRST).execute()).map(toFinding);
  }

  /** The findings about a resource and its rows. */
  async findingsOfResource(scanId: string, resourceId: string): Promise<KeptFinding[]> {
    const query = this.#findings(scanId)
      .select(FINDING_COLUMNS)
      .where("resourceId", "=", resourceId)
      .orderBy(DEFAULT_ORDER);
    return (await query.execute()).map(toFinding);
  }

  /** The first `limit` findings about a key and its grants. */
  async findingsOfKey(scanId: string, keyArn: string, limit: number): Promise<KeptFinding[]> {
    const query = this.#findings(scanId).select(FINDING_COLUMNS).where("keyArn", "=", keyArn).orderBy(DEFAULT_ORDER);
    return (await query.limit(limit).execute()).map(toFinding);
  }

  #findings(scanId: string) {
    return ofScan(this.#db, "findings", scanId);
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

type StoredFinding = Pick<Selectable<FindingTable>, (typeof FINDING_COLUMNS)[number]>;

/** A finding from its record. */
export function toFinding({
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
