import { type CreateTableBuilder, type Kysely, type Migration, sql } from "kysely";

const TEXTS = ["account_id", "key_arn", "read_id"] as const;
const READ_TEXTS = [
  ...["state", "started_at", "window_from", "window_to", "read_back_to", "owner_process", "owner_host", "heartbeat_at"],
];
const READ_NUMBERS = ["owner_pid", "pages", "seen", "own", "cut_off"];
const READ_OPTIONAL = ["finished_at", "failure"];

/**
 * The events of a key stay with the key, in place of one search for each key and snapshot. Of each account and key the
 * newest search is kept.
 */
export const keyEventsOfKeys: Migration = {
  async up(db: Kysely<unknown>) {
    for (const table of ["key_event_reads", "key_events"])
      await db.schema.alterTable(table).renameTo(`before_${table}`).execute();
    await createTables(db);
    const reads = sql.join([...TEXTS, ...READ_TEXTS, ...READ_NUMBERS, ...READ_OPTIONAL].map((name) => sql.ref(name)));
    await sql`insert into key_event_reads (${reads}) select ${reads} from (
      select *, row_number() over (partition by account_id, key_arn order by started_at desc, scan_id desc) as place
      from before_key_event_reads) as placed where place = 1`.execute(db);
    const events = sql.join([...TEXTS, "position", "event"].map((name) => sql.ref(`kept.${name}`)));
    await sql`insert into key_events (account_id, key_arn, read_id, position, event) select ${events}
      from before_key_events as kept inner join key_event_reads as its
        on its.account_id = kept.account_id and its.key_arn = kept.key_arn and its.read_id = kept.read_id`.execute(db);
    for (const table of ["key_events", "key_event_reads"]) await db.schema.dropTable(`before_${table}`).execute();
  },
};

async function createTables(db: Kysely<unknown>): Promise<void> {
  let reads: CreateTableBuilder<string, string> = db.schema.createTable("key_event_reads");
  for (const name of [...TEXTS, ...READ_TEXTS]) reads = reads.addColumn(name, "text", (column) => column.notNull());
  for (const name of READ_NUMBERS) reads = reads.addColumn(name, "integer", (column) => column.notNull());
  for (const name of READ_OPTIONAL) reads = reads.addColumn(name, "text");
  await reads.addPrimaryKeyConstraint("key_event_reads_of_key", ["account_id", "key_arn"]).execute();
  let events: CreateTableBuilder<string, string> = db.schema.createTable("key_events");
  for (const name of TEXTS) events = events.addColumn(name, "text", (column) => column.notNull());
  await events
    .addColumn("position", "integer", (column) => column.notNull())
    .addColumn("event", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("key_events_of_read", ["account_id", "key_arn", "read_id", "position"])
    .execute();
}
