import { createHash } from "node:crypto";
import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import { CamelCasePlugin, Kysely, Migrator } from "kysely";
import type { Observation, Protection } from "#lib/domain/observation.ts";
import { indexScan } from "#lib/domain/scan-index.ts";
import type { CodedRow } from "#lib/domain/snapshot.ts";
import { resourceId, rowOfRegion, rowOfUnlisted, rowsOf, type Scanned } from "#lib/scanner/rows.ts";
import { MIGRATIONS } from "./migrations/all.ts";
import { CALL, DENIED } from "./snapshot-sample.testkit.ts";
import { openSqlite } from "./sqlite/open-sqlite.ts";
import { SqliteDialectWithPatience } from "./sqlite/sqlite-dialect.ts";

/* Databases of the version in which ids did not contain the account. */

export const ACCOUNTS: readonly Scanned[] = [
  { partition: "aws", accountId: "111122223333" },
  { partition: "aws", accountId: "444455556666" },
  { partition: "aws-us-gov", accountId: "111122223333" },
];

/** The ARN of a resource that is the same in every account. */
export const SINGLETON = "arn:aws:bedrock:us-east-1::logging";

const BUCKET = { kind: "s3-bucket", id: "arn:aws:s3:::bucket", region: "us-east-1", ownerAccountId: null } as const;

const hash = (...parts: readonly string[]): string =>
  createHash("sha256").update(parts.join("\n")).digest("hex").slice(0, 16);

export const formerResourceId = ({ type, region, arn }: Observation): string => hash(type, region, arn);

/** The snapshot of an account as the scanner makes it now, and the id that each of its ids was then. */
export interface FormerScan {
  readonly id: string;
  readonly scanned: Scanned;
  readonly observations: readonly Observation[];
  readonly rows: readonly CodedRow[];
  /** New id → former id. */
  readonly formerOf: ReadonlyMap<string, string>;
}

export function formerScan(id: string, scanned: Scanned, count: number): FormerScan {
  const observations = Array.from({ length: count }, (_, index) => observation(scanned, index));
  const stores = [{ reference: BUCKET, reading: { kind: "not-resolved", because: "not-supported" } as const }];
  const index = indexScan({ scope: scanned, observations, stores, keys: new Map() });
  const [parent = null] = observations;
  const listing = { type: "agent", label: "Agents", region: "us-east-1", failure: DENIED };
  const assessment = { verdict: "unknown", reason: { code: "not-listed", parameters: {} }, call: null };
  const region = { region: "us-east-1", data: "all data", assessment } as unknown as Parameters<typeof rowOfRegion>[0];
  const formerOf = new Map<string, string>();
  const known = (row: CodedRow, former: string): CodedRow => {
    formerOf.set(row.id, former);
    return row;
  };
  const rows = observations.flatMap((each) => {
    const resource = { id: resourceId(scanned, each), observation: each };
    const former = formerResourceId(each);
    formerOf.set(resource.id, former);
    // The second and third of its rows are equal to the first.
    const numbers = [["data\n"], ["data\n", "1"], ["data\n", "2"], ["data\narn:aws:s3:::bucket"]];
    return rowsOf(resource, index).map((row, nth) => known(row, hash(former, ...(numbers[nth] ?? []))));
  });
  const others = [
    known(rowOfUnlisted({ ...listing, parent: null }, scanned), hash("unlisted", "agent", "us-east-1", "")),
    known(rowOfUnlisted({ ...listing, parent }, scanned), hash("unlisted", "agent", "us-east-1", SINGLETON)),
    known(rowOfRegion(region, scanned), hash("region", "us-east-1", "all data")),
  ];
  return { id, scanned, observations, rows: [...rows, ...others], formerOf };
}

function observation({ accountId }: Scanned, index: number): Observation {
  const arn = index === 0 ? SINGLETON : `arn:aws:bedrock:us-east-1:${accountId}:agent/a-${index}`;
  const reason = { code: "inherits-unread", parameters: { operation: CALL.operation, from: "arn:x" } } as const;
  const here = { kind: "not-exposed", reason, call: CALL } as const;
  const there = { kind: "store", store: BUCKET, call: CALL } as const;
  const sources: readonly Protection["source"][] = [here, here, here, there];
  return {
    ...{ type: "agent", accountId, region: "us-east-1", arn, name: `agent ${index}`, status: null, parentArn: null },
    ...{ createdAt: null, facts: {}, calls: [CALL] },
    protections: sources.map((source) => ({ data: "data", caveat: null, source })),
    relations: [{ kind: "uses", to: { type: "agent", arn: SINGLETON }, label: null }],
  };
}

/** When each of some scans ended. */
export const timeOf = (nth: number): string => `2026-11-${String(nth + 1).padStart(2, "0")}T08:00:00.000Z`;

/** Writes completed scans as that version did, under the ids of then. */
export async function writeFormerScans(path: string, scans: readonly FormerScan[]): Promise<void> {
  await migrateTo(path, "0010-reasons");
  const database = new DatabaseSync(path);
  database.exec("begin");
  scans.forEach((scan, nth) => {
    const { id, scanned, observations, rows, formerOf } = scan;
    const time = timeOf(nth);
    const json = { regions: [], counts: {}, progress: {}, verdicts: {} };
    insert(database, "scans", [{ ...scanned, ...json, id, state: "completed", startedAt: time, finishedAt: time }]);
    const of = { scanId: id, accountId: scanned.accountId };
    const then = (now: string | null) => now && (formerOf.get(now) ?? null);
    const resources = observations.map((each) => ({ ...each, ...of, id: formerResourceId(each), observation: each }));
    insert(database, "resources", resources);
    const links = resources.map(({ id: fromId }) => ({ ...of, fromId, toType: "agent", toArn: SINGLETON }));
    insert(database, "links", links);
    const kept = rows.map((row) => ({ ...row, ...of, id: then(row.id), resourceId: then(row.resourceId) }));
    insert(database, "protections", kept);
    const findings = [
      ...kept.map((row) => ({ ...of, subjectKind: "row", subjectId: row.id, resourceId: row.resourceId })),
      ...resources.map((each) => ({ ...of, subjectKind: "resource", subjectId: each.id, resourceId: each.id })),
      // No id of ours, though it looks like one.
      { ...of, subjectKind: "grant", subjectId: resources[0]?.id, keyArn: "arn:key" },
    ];
    insert(database, "findings", findings);
  });
  database.exec("commit");
  database.close();
}

/** The rows of every table, in the order in which they were inserted, and the names of the migrations. */
export function contentsOf(path: string): Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>> {
  const database = new DatabaseSync(path, { readOnly: true });
  const tables = database.prepare("select name from sqlite_master where type = 'table'").all();
  const all = tables.map(({ name }) => {
    const columns = name === "kysely_migration" ? "name" : "*";
    const rows = database.prepare(`select ${columns} from ${name}`).all();
    return [name, rows.map((row) => ({ ...row }))];
  });
  database.close();
  return Object.fromEntries(all);
}

/** Migrates a database to an earlier version. */
export async function migrateTo(path: string, newest: string): Promise<void> {
  const older = Object.fromEntries(Object.entries(MIGRATIONS).filter(([name]) => name <= newest));
  const dialect = new SqliteDialectWithPatience(openSqlite(path, Object.keys(older)), 0);
  const db = new Kysely<unknown>({ dialect, plugins: [new CamelCasePlugin()] });
  const { error } = await new Migrator({ db, provider: { getMigrations: async () => older } }).migrateToLatest();
  await db.destroy();
  if (error) throw error;
}

/** Inserts what the table has columns for; the rest of its columns are empty. */
export function insert(database: DatabaseSync, table: string, rows: readonly object[]): void {
  const columns = database.prepare(`pragma table_info(${table})`).all();
  const statement = database.prepare(`insert into ${table} values (${columns.map(() => "?").join(", ")})`);
  rows.forEach((row, position) => {
    const given: Readonly<Record<string, unknown>> = { position, ...row };
    const values = columns.map(({ name, type, notnull }) => {
      const value = given[String(name).replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())] ?? null;
      if (value === null && notnull === 1) return String(type).toLowerCase() === "integer" ? 0 : "";
      return typeof value === "object" && value !== null ? JSON.stringify(value) : value;
    });
    statement.run(...(values as SQLInputValue[]));
  });
}
