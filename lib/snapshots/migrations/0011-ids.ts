import { createHash } from "node:crypto";
import type { Kysely, Migration } from "kysely";
import { sql } from "kysely";

/**
 * The ids of resources and rows gain the partition and the account of the scan; `former_ids` leads from the old id of a
 * resource to the new ones, one for each account that had it. Frozen, with its own copy of how ids are made.
 */
export const ids: Migration = {
  async up(db: Kysely<unknown>) {
    await createTables(db);
    const accounts = sql<Scanned>`select distinct "partition", account_id as account from scans`;
    for (const account of (await accounts.execute(db)).rows) await renameWithin(db, account);
    await db.schema.dropTable("new_ids").execute();
  },
};

interface Scanned {
  readonly partition: string;
  readonly account: string;
}

/** Columns that an id is made of. Names of one word: the same with and without Kysely's plugin for camel case. */
interface Made {
  readonly id: string;
  readonly type: string;
  readonly region: string;
  readonly arn: string | null;
}

interface MadeRow extends Made {
  readonly resource: string | null;
  readonly parent: string | null;
  readonly data: string;
  readonly store: string | null;
}

interface NewId {
  readonly former: string;
  readonly id: string;
}

async function createTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("former_ids")
    .addColumn("former", "text", (column) => column.notNull())
    .addColumn("id", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("former_ids_pk", ["former", "id"])
    .execute();
  await db.schema
    .createTable("new_ids")
    .temporary()
    .addColumn("former", "text", (column) => column.primaryKey())
    .addColumn("id", "text", (column) => column.notNull())
    .execute();
}

/** Gives the parts of all scans of one account their new ids. */
async function renameWithin(db: Kysely<unknown>, scanned: Scanned): Promise<void> {
  const { partition, account } = scanned;
  const scans = sql`(select id from scans where "partition" = ${partition} and account_id = ${account})`;
  const resources = await sql<Made>`
    select distinct id, type, region, arn from resources where scan_id in ${scans}
  `.execute(db);
  await insertAll(
    db,
    resources.rows.map((resource) => ({ former: resource.id, id: resourceId(scanned, resource) })),
  );
  await sql`insert into former_ids (former, id) select former, id from new_ids where true`.execute(db);
  const rows = await sql<MadeRow>`
    select distinct id, type, region, resource_arn as arn, resource_id as resource, parent_arn as parent, data,
      store_arn as store
    from protections where scan_id in ${scans}
  `.execute(db);
  const equals = Map.groupBy(rows.rows, whatOf);
  await insertAll(
    db,
    rows.rows.map((row) => ({ former: row.id, id: rowId(scanned, row, equals.get(whatOf(row))?.length ?? 1) })),
  );
  for (const [table, columns] of ID_COLUMNS) {
    const changes = columns.map((column) => renamed(table, column));
    await sql`update ${sql.table(table)} set ${sql.join(changes)} where scan_id in ${scans}`.execute(db);
  }
  await sql`
    update findings set ${renamed("findings", "subject_id")}
    where scan_id in ${scans} and subject_kind in ('row', 'resource')
  `.execute(db);
  await sql`delete from new_ids`.execute(db);
}

const ID_COLUMNS = [
  ["resources", ["id"]],
  ["protections", ["id", "resource_id"]],
  ["links", ["from_id"]],
  ["findings", ["resource_id"]],
] as const;

function renamed(table: string, column: string) {
  const former = sql.ref(`${table}.${column}`);
  return sql`${sql.ref(column)} = coalesce((select n.id from new_ids as n where n.former = ${former}), ${former})`;
}

/** Rows of one insert: two values each. */
const AT_ONCE = 5_000;

/** The first of two equal ids counts: columns that no id is made of may differ between scans. */
async function insertAll(db: Kysely<unknown>, ids: readonly NewId[]): Promise<void> {
  for (let start = 0; start < ids.length; start += AT_ONCE) {
    const values = ids.slice(start, start + AT_ONCE).map(({ former, id }) => sql`(${former}, ${id})`);
    await sql`insert into new_ids (former, id) values ${sql.join(values)} on conflict do nothing`.execute(db);
  }
}

const hash = (...parts: readonly string[]): string =>
  createHash("sha256").update(parts.join("\n")).digest("hex").slice(0, 16);

const resourceId = ({ partition, account }: Scanned, { type, region, arn }: Made): string =>
  hash(partition, account, type, region, arn ?? "");

/** What tells the rows of a resource apart; equal ones are numbered. */
const whatOf = ({ resource, data, store }: MadeRow): string => `${resource}\n${data}\n${store ?? ""}`;

/**
 * The new id of a row is made as its old one was; of one that an earlier version made in another way, of the old id.
 *
 * @param equal the number of rows that only their number tells apart
 */
function rowId(scanned: Scanned, row: MadeRow, equal: number): string {
  const { partition, account } = scanned;
  if (row.resource !== null) {
    const numbers = Array.from({ length: equal }, (_, index) => (index === 0 ? [] : [String(index)]));
    const number = numbers.find((each) => hash(whatOf(row), ...each) === row.id);
    const what = number ? [`${row.data}\n${row.store ?? ""}`, ...number] : [row.id];
    return hash(resourceId(scanned, row), ...what);
  }
  const made = [
    ["unlisted", row.type, row.region, row.parent ?? ""],
    ["region", row.region, row.data],
  ].find((parts) => hash(...parts) === row.id);
  return hash(partition, account, ...(made ?? [row.id]));
}
