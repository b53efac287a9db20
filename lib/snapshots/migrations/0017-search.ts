import { type Kysely, type Migration, SqliteAdapter, sql } from "kysely";
import type { Key } from "#lib/domain/key.ts";
import type { Verdict } from "#lib/domain/verdict.ts";
import type { StoredReason } from "../schema.ts";
import { keySearchText, type SearchedRow, searchText } from "../search-text.ts";
import { readJson } from "../stored-json.ts";
import { toReasonMembers } from "../stored-reason.ts";

const PARTS_AT_ONCE = 2_000;

type StoredRow = Omit<SearchedRow, "findings" | "verdict" | "reason"> &
  StoredReason & { readonly findings: string; readonly verdict: Verdict };

const ROW_COLUMNS = [
  ...["resource_name", "resource_arn", "parent_arn", "data", "store_arn", "key_alias", "key_arn", "key_state"],
  ...["verdict", "findings", "account_id", "reason", "reason_code", "reason_parameters"],
];

/**
 * Searches find what lists show in words. In SQLite rows get an index of the trigrams of their text, which triggers
 * keep: a row that readings have again unchanged is not written, so a scan pays for it only where something changed.
 */
export const search: Migration = {
  async up(db: Kysely<unknown>) {
    await fillSearch<StoredRow>(db, "protections", ROW_COLUMNS, (row) => {
      const findings = row.findings === "" ? [] : row.findings.split(" ");
      return searchText({ ...row, ...toReasonMembers(row), findings });
    });
    await fillSearch<{ key: string }>(db, "keys", ["key"], ({ key }) => keySearchText(readJson<Key>(key)));
    if (db.getExecutor().adapter instanceof SqliteAdapter) await indexTrigrams(db);
  },
};

/** The table has no copy of the text (external content), and says only which rows have a trigram. */
async function indexTrigrams(db: Kysely<unknown>): Promise<void> {
  await sql`create virtual table protections_search using fts5(
    search, content = 'protections', content_rowid = 'part', tokenize = 'trigram case_sensitive 1', detail = none
  )`.execute(db);
  await sql`insert into protections_search (protections_search) values ('rebuild')`.execute(db);
  const added = sql`insert into protections_search (rowid, search) values (new.part, new.search)`;
  const removed = sql`insert into protections_search (protections_search, rowid, search)
    values ('delete', old.part, old.search)`;
  await sql`create trigger protections_search_insert after insert on protections begin ${added}; end`.execute(db);
  await sql`create trigger protections_search_delete after delete on protections begin ${removed}; end`.execute(db);
  await sql`create trigger protections_search_update after update of search on protections
    begin ${removed}; ${added}; end`.execute(db);
}

async function fillSearch<Part>(
  db: Kysely<unknown>,
  table: string,
  columns: readonly string[],
  textOf: (part: Part) => string,
): Promise<void> {
  for (let after = 0; ; ) {
    const { rows } = await sql<Part & { readonly part: number }>`
      select part, ${sql.join(columns.map((column) => sql.ref(column)))} from ${sql.table(table)}
      where part > ${after} order by part limit ${sql.lit(PARTS_AT_ONCE)}`.execute(db);
    const last = rows.at(-1);
    if (!last) return;
    const filled = rows.map((row) => sql`(${row.part}, ${textOf(row)})`);
    await sql`
      with filled (at, text) as (values ${sql.join(filled)})
      update ${sql.table(table)} set search = filled.text from filled where part = filled.at`.execute(db);
    after = last.part;
  }
}
