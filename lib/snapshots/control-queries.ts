import { sql } from "kysely";
import type { ControlTally, Finding, KeptFinding } from "#lib/domain/finding.ts";
import { type FindingFilter, NO_FINDING_FILTER } from "#lib/domain/finding-filter.ts";
import { DEFAULT_FINDING_SORT, type FindingSort } from "#lib/domain/finding-sort.ts";
import type { Neighbours } from "#lib/domain/neighbours.ts";
import { isInScope, type Point, type Scope } from "#lib/domain/posture.ts";
import { readSort } from "#lib/domain/sort.ts";
import { type ControlTallies, controlTallies, sumByControl } from "./control-tallies.ts";
import type { Database } from "./database.ts";
import { type Order, type PageStart, readPage, type Slice, sortedBy } from "./keyset.ts";
import { besideIn } from "./numbered.ts";
import { partsAt } from "./point.ts";
import { Remembered } from "./remembered.ts";
import { type RepeatedAnswers, repeatedAnswers } from "./repeated-answers.ts";
import { likePattern } from "./search-text.ts";
import { FINDING_COLUMNS, toFinding } from "./stored-finding.ts";

/** Findings of one control, counted by the values of its page's filters. */
export interface FindingTally {
  readonly answer: Finding["answer"];
  readonly region: string;
  readonly accountId: string;
  readonly findings: number;
}

const DEFAULT_ORDER = sql`finding_order, hash`;
/** Sorts by an expression, so that SQLite uses no index for it: it finds the few rows first, then sorts them. */
const FOUND_FIRST = sql`finding_order || '', hash`;

/** How findings are sorted: by status, failed ones of each control are first. */
export function findingsOrder(sort: FindingSort): Order {
  const { column, direction } = readSort(sort);
  return column === "status"
    ? [
        { by: "findingOrder", direction },
        { by: "hash", direction },
      ]
    : [
        { by: column, direction },
        { by: "findingOrder", direction: "asc" },
        { by: "hash", direction: "asc" },
      ];
}

/** Reads the findings and statuses of a posture. Lists are by control, failed findings before unknown ones. */
export class ControlQueries {
  readonly #db: Database;
  readonly #tallies: Remembered<ControlTallies>;
  readonly #repeated: Remembered<RepeatedAnswers>;
  readonly #counted: Remembered<readonly (FindingTally & { readonly control: string })[]>;

  constructor(db: Database) {
    this.#db = db;
    this.#repeated = new Remembered(db, (point) => repeatedAnswers(db, point));
    this.#counted = new Remembered(db, (point) => this.#countAll(point));
    this.#tallies = new Remembered(db, async (point) => controlTallies(db, point, await this.#repeated.at(point)));
  }

  /**
   * How often each control gave each status; empty for a posture of a version without controls. Failed and unknown
   * checks are counted in the Region that their finding names. Passes of checks that span Regions belong to none: with
   * a Region in the scope they are not counted.
   */
  async tallies(point: Point, scope: Partial<Scope> = {}): Promise<readonly ControlTally[]> {
    const { byRegion, ofAll } = await this.#tallies.at(point);
    if (!scope.account?.length && !scope.region?.length) return ofAll;
    const chosen = sumByControl(byRegion.filter((tally) => isInScope(scope, tally)));
    // A control that was evaluated elsewhere applies to nothing here; it was not left out.
    return ofAll.map(({ control }) => chosen.get(control) ?? { control, pass: 0, fail: 0, cannotTell: 0 });
  }

  async findings(
    point: Point,
    filter: FindingFilter,
    offset: number,
    limit: number,
    sort: FindingSort = DEFAULT_FINDING_SORT,
  ): Promise<KeptFinding[]> {
    const query = (await this.#filtered(point, filter)).select(FINDING_COLUMNS).orderBy(sortedBy(findingsOrder(sort)));
    return (await query.limit(limit).offset(offset).execute()).map(toFinding);
  }

  /**
   * One page of the matching findings.
   *
   * @param total the number of matching findings
   */
  async page(
    point: Point,
    filter: FindingFilter,
    sort: FindingSort,
    start: PageStart,
    total: number,
  ): Promise<Slice<KeptFinding>> {
    const matching = (await this.#filtered(point, filter)).select(FINDING_COLUMNS);
    return readPage(matching, findingsOrder(sort), start, total, toFinding);
  }

  /**
   * The position of a page among the matching findings, at its first one, and the pages beside it; null if none leads
   * to it. A page is the id of a resource or the ARN of a key; other findings count, but lead to neither.
   */
  async neighbours(point: Point, filter: FindingFilter, sort: FindingSort, page: string): Promise<Neighbours | null> {
    const numbered = (await this.#filtered(point, filter)).select(({ fn }) => [
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
    const total = await this.countFindings(point, filter);
    return { ...found.neighbours, position, total, offset: position - 1 };
  }

  /** The number of matching findings, from the tallies if they are enough. */
  async countFindings(point: Point, filter: FindingFilter): Promise<number> {
    if (filter.region.length === 0 && filter.q === null) {
      const fails = filter.answer.length === 0 || filter.answer.includes("fail");
      const untold = filter.answer.length === 0 || filter.answer.includes("cannot-tell");
      return (await this.tallies(point, { account: filter.account }))
        .filter(({ control }) => filter.control === null || filter.control.includes(control))
        .reduce((sum, { fail, cannotTell }) => sum + (fails ? fail : 0) + (untold ? cannotTell : 0), 0);
    }
    if (filter.q === null) return countTallies(await this.#counted.at(point), filter);
    const query = (await this.#filtered(point, filter)).select(({ fn }) => fn.countAll<number>().as("total"));
    return Number((await query.executeTakeFirst())?.total ?? 0);
  }

  /** The findings of a control that match a search, counted by status, Region and account. */
  async findingTallies(point: Point, control: string, q: string | null): Promise<FindingTally[]> {
    if (q === null) {
      const all = await this.#counted.at(point);
      return all.filter((tally) => tally.control === control).map(({ control: _, ...tally }) => tally);
    }
    const found = await (await this.#filtered(point, { ...NO_FINDING_FILTER, control: [control], q }))
      .select(({ fn }) => ["answer", "region", "accountId", fn.countAll<number>().as("findings")])
      .groupBy(["answer", "region", "accountId"])
      .execute();
    return found.map((tally) => ({ ...tally, findings: Number(tally.findings) }));
  }

  async #countAll(point: Point): Promise<readonly (FindingTally & { readonly control: string })[]> {
    const found = await (await this.#findings(point))
      .select(({ fn }) => ["control", "answer", "region", "accountId", fn.countAll<number>().as("findings")])
      .groupBy(["control", "answer", "region", "accountId"])
      .execute();
    return found.map((tally) => ({ ...tally, findings: Number(tally.findings) }));
  }

  /** The findings about some keys themselves, without those about their grants. */
  async findingsOfKeys(point: Point, arns: readonly string[]): Promise<KeptFinding[]> {
    if (arns.length === 0) return [];
    const query = (await this.#findings(point))
      .select(FINDING_COLUMNS)
      .where("keyArn", "in", arns)
      .where("subjectKind", "=", "key");
    return (await query.orderBy(FOUND_FIRST).execute()).map(toFinding);
  }

  async findingsOfStores(point: Point, arns: readonly string[]): Promise<KeptFinding[]> {
    if (arns.length === 0) return [];
    // Not a parameter: SQLite uses a partial index only if its condition is in the statement.
    const query = (await this.#findings(point)).select(FINDING_COLUMNS).where(sql<boolean>`subject_kind = 'store'`);
    return (await query.where("subjectId", "in", arns).orderBy(FOUND_FIRST).execute()).map(toFinding);
  }

  /** The findings about a resource and its rows. */
  async findingsOfResource(point: Point, resourceId: string): Promise<KeptFinding[]> {
    const query = (await this.#findings(point))
      .select(FINDING_COLUMNS)
      .where("resourceId", "=", resourceId)
      .orderBy(DEFAULT_ORDER);
    return (await query.execute()).map(toFinding);
  }

  /** The first `limit` findings about a key and its grants. */
  async findingsOfKey(point: Point, keyArn: string, limit: number): Promise<KeptFinding[]> {
    const query = (await this.#findings(point))
      .select(FINDING_COLUMNS)
      .where("keyArn", "=", keyArn)
      .orderBy(DEFAULT_ORDER);
    return (await query.limit(limit).execute()).map(toFinding);
  }

  /** Of those about a key or store that several units use, each once. */
  async #findings(point: Point) {
    const findings = partsAt(this.#db, "findings", point);
    const repeated = (await this.#repeated.at(point)).findings;
    if (repeated.length === 0) return findings;
    // A list as one value: SQLite takes at most 32,766 of them. On PostgreSQL: json_array_elements.
    const parts = JSON.stringify(repeated.map(({ part }) => part));
    return findings.where(sql<boolean>`findings.part not in (select value from json_each(${parts}))`);
  }

  async #filtered(point: Point, { control, answer, region, account, q }: FindingFilter) {
    let query = await this.#findings(point);
    if (control !== null) query = query.where("control", "in", control);
    if (answer.length > 0) query = query.where("answer", "in", answer);
    if (region.length > 0) query = query.where("region", "in", region);
    if (account.length > 0) query = query.where("accountId", "in", account);
    if (q !== null) query = query.where(sql<boolean>`search like ${likePattern(q)} escape '\\'`);
    return query;
  }
}

function countTallies(
  tallies: readonly (FindingTally & { readonly control: string })[],
  { control, answer, region, account }: FindingFilter,
): number {
  const isAmong = (chosen: readonly string[], value: string) => chosen.length === 0 || chosen.includes(value);
  return tallies
    .filter((tally) => control === null || control.includes(tally.control))
    .filter((tally) => isAmong(answer, tally.answer) && isAmong(region, tally.region))
    .reduce((sum, { accountId, findings }) => sum + (isAmong(account, accountId) ? findings : 0), 0);
}
