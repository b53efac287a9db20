import type { Subject } from "../finding.ts";
import { type DescribedKey, type Key, keyArn } from "../key.ts";
import type { Change, ComparedRow } from "./change.ts";
import { type ComparedFinding, compareFindings, findingChange, type Judged, pairFindings } from "./compare-findings.ts";
import { compareKeys, sameKeyFacts } from "./compare-keys.ts";
import { compareListings, compareRows } from "./compare-rows.ts";
import { Between, isUnread, type PostureScope } from "./sight.ts";

/** A resource in one posture: nothing where it is not part of it. */
export interface ComparedResource {
  readonly rows: readonly ComparedRow[];
  readonly findings: readonly ComparedFinding[];
}

/** What is needed of a row that is not compared. */
type LinkedRow = Pick<ComparedRow, "id" | "accountId" | "region" | "verdict" | "unknown" | "keyArn" | "storeArn">;

/** What the rows of one posture lead to. */
class Links {
  /** Keys and stores that known rows lead to: controls evaluate these. */
  readonly used = new Set<string>();
  /** Those of rows that the newer posture did not verify. */
  readonly unclear = new Set<string>();

  /** Whether a row could not be read: it may lead to any key. */
  isGuessing = false;

  use(rows: readonly LinkedRow[]): void {
    for (const row of rows) {
      if (row.verdict !== "unknown") this.#add(this.used, row);
      if (isUnread(row)) this.isGuessing = true;
    }
  }

  blur(rows: readonly LinkedRow[]): void {
    for (const row of rows) this.#add(this.unclear, row);
  }

  #add(links: Set<string>, { keyArn, storeArn }: LinkedRow): void {
    if (keyArn !== null) links.add(keyArn);
    if (storeArn !== null) links.add(storeArn);
  }
}

/**
 * Compares two postures piece by piece, so that neither has to be in memory: first resources and listings, then keys,
 * then the findings about what several resources share.
 */
export class Comparison {
  readonly #between: Between;
  readonly #older = new Links();
  readonly #newer = new Links();
  readonly #keys = new Map<string, { readonly before: Key | null; readonly after: Key | null }>();

  constructor(older: PostureScope, newer: PostureScope) {
    this.#between = new Between(older, newer);
  }

  resource(older: ComparedResource, newer: ComparedResource): readonly Change[] {
    const rows = compareRows(older.rows, newer.rows, this.#between);
    this.#older.use(older.rows);
    this.#newer.use(newer.rows);
    this.#older.blur(rows.unverified);
    return [...rows.changes, ...compareFindings(older.findings, newer.findings, rows, this.#between)];
  }

  /**
   * Rows of resources that are not compared, since no change of theirs is asked for: only what they lead to counts. A
   * row that the newer posture does not have is not verified.
   */
  others(older: readonly LinkedRow[], newer: readonly LinkedRow[]): void {
    this.#older.use(older);
    this.#newer.use(newer);
    const read = new Set(newer.filter((row) => !isUnread(row)).map(({ id }) => id));
    this.#older.blur(older.filter((row) => isUnread(row) || !read.has(row.id) || !this.#between.covers(row)));
  }

  /** The older posture has a row that could not be read. */
  guess(): void {
    this.#older.isGuessing = true;
  }

  /** Rows without a resource. */
  listings(older: readonly ComparedRow[], newer: readonly ComparedRow[]): readonly Change[] {
    return compareListings(older, newer, this.#between);
  }

  key(before: Key | null, after: Key | null): readonly Change[] {
    const key = after ?? before;
    if (key) this.#keys.set(keyArn(key), { before, after });
    return before && after ? compareKeys({ before, after }) : [];
  }

  /** Findings about keys, grants, stores and Regions. */
  shared(older: readonly ComparedFinding[], newer: readonly ComparedFinding[]): readonly Change[] {
    return pairFindings(older, newer).flatMap((pair) => {
      const finding = pair.after ?? pair.before;
      const judged = finding && this.#judged(finding.subject, finding);
      return judged ? findingChange(pair, judged, this.#between) : [];
    });
  }

  #judged(subject: Subject, finding: ComparedFinding): Judged | null {
    const sameVersion = this.#between.sameVersion(finding);
    const common = { unit: finding, type: null, sameVersion, isTold: false };
    switch (subject.kind) {
      case "row":
      case "resource":
        // A listing: its own change tells.
        return null;
      case "key":
        return { ...common, ...this.#judgedKey(subject.arn) };
      case "grant":
        return { ...common, ...this.#judgedGrant(subject.keyArn, subject.grantId) };
      case "store":
        return { ...common, ...this.#readings(subject.arn), sameFacts: true };
      case "region":
        return {
          ...common,
          passedBefore: this.#monitored(finding, "older", "newer"),
          passesNow: this.#monitored(finding, "newer", "older"),
          sameFacts: true,
        };
    }
  }

  /**
   * Whether everything that leads to a key or store was read. One that nothing led to before is new only if the older
   * posture has no gap behind which something did.
   */
  #readings(arn: string) {
    const [older, newer] = [this.#older, this.#newer];
    const isNewlyUsed = newer.used.has(arn) && !older.isGuessing && this.#between.isOlderWhole();
    return {
      passedBefore: older.used.has(arn) || isNewlyUsed,
      passesNow: newer.used.has(arn) && !older.unclear.has(arn),
    };
  }

  /** A key that became unusable is not evaluated by every control. */
  #judgedKey(arn: string) {
    const { before, after } = this.#keys.get(arn) ?? { before: null, after: null };
    const readings = this.#readings(arn);
    const isHealthy = isDescribed(after) && (after.metadata.state === "Enabled" || stateOf(before) === stateOf(after));
    return {
      passedBefore: readings.passedBefore && (before === null || isDescribed(before)),
      passesNow: readings.passesNow && isHealthy,
      sameFacts: before !== null && after !== null && sameKeyFacts({ before, after }),
    };
  }

  #judgedGrant(arn: string, grantId: string) {
    const { before, after } = this.#keys.get(arn) ?? { before: null, after: null };
    const key = this.#judgedKey(arn);
    return {
      passedBefore: key.passedBefore && (before === null || areGrantsRead(before)),
      passesNow: key.passesNow && areGrantsRead(after),
      sameFacts: hasGrant(before, grantId) && hasGrant(after, grantId),
    };
  }

  /** Controls of a Region rest on other Regions too: only a posture that read all that the other did may differ. */
  #monitored(finding: ComparedFinding, one: "older" | "newer", other: "older" | "newer"): boolean {
    const sight = this.#between[one];
    return sight.monitors(finding) && sight.readsAll(this.#between[other], finding);
  }
}

const isDescribed = (key: Key | null): key is DescribedKey => key?.kind === "described";
const areGrantsRead = (key: Key | null): boolean => isDescribed(key) && key.grants.kind === "read";
const stateOf = (key: Key | null): string | null => (isDescribed(key) ? key.metadata.state : null);
const hasGrant = (key: Key | null, id: string): boolean =>
  isDescribed(key) && key.grants.kind === "read" && key.grants.value.some(({ grantId }) => grantId === id);
