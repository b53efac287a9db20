import { type RawBuilder, type SqlBool, sql } from "kysely";
import type { Change } from "#lib/domain/changes/change.ts";
import type { ComparedFinding } from "#lib/domain/changes/compare-findings.ts";
import type { Comparison } from "#lib/domain/changes/comparison.ts";
import { subjectId } from "#lib/domain/finding.ts";
import type { Key } from "#lib/domain/key.ts";
import type { Point } from "#lib/domain/posture.ts";
import type { ChangedParts } from "./changed-parts.ts";
import { COMPARED_FINDING_COLUMNS, toComparedFinding } from "./compared-parts.ts";
import type { Database } from "./database.ts";
import type { Archives } from "./landing/archive.ts";
import { giveExact } from "./landing/exact.ts";
import { isAt, partsAt } from "./point.ts";
import type { ScanSight } from "./scan-sight.ts";
import { isWhole } from "./whole-point.ts";

/** ARNs in one query. */
const AT_ONCE = 500;

/** Compares findings about what several resources share: keys, grants, stores and Regions. */
export class SharedChangeQueries {
  readonly #db: Database;
  readonly #archives: Archives;

  constructor(db: Database, archives: Archives) {
    this.#db = db;
    this.#archives = archives;
  }

  /**
   * The changes of the findings that are not the same. What a control saw of a key or store depends on all that its
   * scan read: where a part of that was deleted, nothing is claimed.
   *
   * @param comparison has compared the changed resources
   */
  async changes(
    comparison: Comparison,
    { shared, resources }: ChangedParts,
    was: ScanSight,
    is: ScanSight,
    older: Point,
    newer: Point,
  ): Promise<readonly Change[]> {
    const findings = [...shared.older, ...shared.newer];
    if (findings.length === 0) return [];
    if (!(await isWhole(this.#db, was.point)) || !(await isWhole(this.#db, is.point))) return [];
    const keys = new Set(findings.flatMap(keyOf));
    const stores = new Set(findings.flatMap(storeOf));
    const arns = [...keys, ...stores];
    const [before, after] = [await this.#rowsOf(was, arns, resources), await this.#rowsOf(is, arns, resources)];
    comparison.others(before, after);
    if (await this.#isGuessing(was)) comparison.guess();
    const [keysBefore, keysAfter] = [await this.#keysOf(was, [...keys]), await this.#keysOf(is, [...keys])];
    for (const arn of keys) comparison.key(keysBefore.get(arn) ?? null, keysAfter.get(arn) ?? null);
    const [all, allNow] = [await this.#findings(was, findings), await this.#findings(is, findings)];
    const changes = comparison.shared(all, allNow);
    return this.#ofPostures(changes, findings, older, newer);
  }

  /** Rows that lead to keys and stores, of resources that are not compared. */
  async #rowsOf(sight: ScanSight, arns: readonly string[], compared: ReadonlySet<string>) {
    const columns = ["id", "accountId", "region", "verdict", "unknown", "keyArn", "storeArn", "resourceId"] as const;
    const rows = [];
    for (let start = 0; start < arns.length; start += AT_ONCE) {
      const some = arns.slice(start, start + AT_ONCE);
      for (const column of ["keyArn", "storeArn"] as const)
        rows.push(
          ...(await partsAt(this.#db, "protections", sight.point).select(columns).where(column, "in", some).execute()),
        );
    }
    return rows.filter(({ resourceId }) => resourceId !== null && !compared.has(resourceId));
  }

  /** Whether a scan has a row that could not be read: it may lead to any key. */
  async #isGuessing(sight: ScanSight): Promise<boolean> {
    const unread = await this.#db
      .selectFrom("tallies")
      .select("part")
      .where("unit", "in", await sight.units())
      .where(isAt("tallies", { ...sight.point, isOneScan: false }))
      .where("type", "<>", "region")
      .where("verdict", "=", "unknown")
      .where(sql<boolean>`coalesce(tallies.unknown, '') <> 'not-exposed'`)
      .limit(1)
      .executeTakeFirst();
    return unread !== undefined;
  }

  /** The keys as one scan read them: with their last use, as long as it is kept. */
  async #keysOf(sight: ScanSight, arns: readonly string[]): Promise<ReadonlyMap<string, Key>> {
    const found = [];
    for (let start = 0; start < arns.length; start += AT_ONCE)
      found.push(
        ...(await partsAt(this.#db, "keys", sight.point)
          .select(["unit", "hash", "arn", "key"])
          .where("arn", "in", arns.slice(start, start + AT_ONCE))
          .execute()),
      );
    const exact = await this.#archives.exactOf(sight.point, found);
    return new Map(found.map(({ arn, hash, key }) => [arn, giveExact<Key>(key, exact.get(hash) ?? null)] as const));
  }

  /** All findings of a scan about the subjects of some. */
  async #findings(sight: ScanSight, about: readonly ComparedFinding[]): Promise<readonly ComparedFinding[]> {
    const ids = new Set(about.map(idOf));
    const found = await this.#db
      .selectFrom("findings")
      .select(COMPARED_FINDING_COLUMNS)
      .where("unit", "in", await sight.units())
      .where("resourceId", "is", null)
      .where(isAt("findings", { ...sight.point, isOneScan: false }))
      .execute();
    // Each unit that uses a key has the same findings about it.
    const each = new Map(found.map(toComparedFinding).map((finding) => [idOf(finding), finding]));
    return [...each.values()].filter((finding) => ids.has(idOf(finding)));
  }

  /**
   * Leaves out what is not new or not gone in the postures: scans of different Regions have their findings about a key
   * in different units, and another unit may still have one.
   */
  async #ofPostures(
    changes: readonly Change[],
    findings: readonly ComparedFinding[],
    older: Point,
    newer: Point,
  ): Promise<readonly Change[]> {
    const keys = [...new Set(findings.flatMap(keyOf))];
    const stores = [...new Set(findings.flatMap(storeOf))];
    const [had, has] = [await this.#about(older, keys, stores), await this.#about(newer, keys, stores)];
    return changes.filter((change) => {
      if (change.subject !== "finding") return true;
      const id = idOf({ accountId: change.accountId, control: change.control, subject: change.about });
      if (change.before === null || change.before.answer === "pass") return !had.has(id);
      return change.after === null || change.after.answer === "pass" ? !has.has(id) : true;
    });
  }

  async #about(point: Point, keys: readonly string[], stores: readonly string[]): Promise<ReadonlySet<string>> {
    const ids = new Set<string>();
    const add = async (arns: readonly string[], isAbout: (some: readonly string[]) => RawBuilder<SqlBool>) => {
      for (let start = 0; start < arns.length; start += AT_ONCE) {
        const found = await partsAt(this.#db, "findings", point)
          .select(COMPARED_FINDING_COLUMNS)
          .where(isAbout(arns.slice(start, start + AT_ONCE)))
          .execute();
        for (const finding of found) ids.add(idOf(toComparedFinding(finding)));
      }
    };
    await add(keys, (some) => sql`key_arn in (${sql.join(some)})`);
    // The index is of this kind only.
    await add(stores, (some) => sql`subject_kind = 'store' and subject_id in (${sql.join(some)})`);
    return ids;
  }
}

const idOf = ({ accountId, control, subject }: Pick<ComparedFinding, "accountId" | "control" | "subject">): string =>
  `${accountId} ${control} ${subjectId(subject)}`;

const storeOf = ({ subject }: ComparedFinding): readonly string[] => (subject.kind === "store" ? [subject.arn] : []);

const keyOf = ({ subject }: ComparedFinding): readonly string[] => {
  if (subject.kind === "key") return [subject.arn];
  return subject.kind === "grant" ? [subject.keyArn] : [];
};
