import { type SqlBool, SqliteAdapter, sql } from "kysely";
import type { Database } from "./database.ts";
import { foldCase, likePattern } from "./search-text.ts";

/** Matches up to which looking them up is faster than reading all rows. */
const MOST_MATCHES = 20_000;
const LETTERS = 3;

/**
 * Whether a row contains a text. SQLite reads every row for this, so rows are narrowed first by the index of their
 * trigrams (see 0017-search.ts). It is of no use for a text of less than three letters, nor for one that most rows
 * have: the rows of a page are found sooner in their order then.
 */
export async function found(db: Database, text: string) {
  const exact = sql<SqlBool>`search like ${likePattern(text)} escape '\\'`;
  const match = isSqlite(db) ? trigramsOf(text) : null;
  if (match === null) return exact;
  const matching = sql`select rowid from protections_search where protections_search match ${match}`;
  const { rows } = await sql<{ matches: number }>`
    select count(*) as matches from (${matching} limit ${MOST_MATCHES + 1})`.execute(db);
  if (Number(rows[0]?.matches) > MOST_MATCHES) return exact;
  return sql<SqlBool>`(protections.part in (${matching}) and ${exact})`;
}

/** Other databases find with an index of their own. */
export const isSqlite = (db: Database): boolean => db.getExecutor().adapter instanceof SqliteAdapter;

/** A full-text query for all trigrams of a text; null for one that has none. */
function trigramsOf(text: string): string | null {
  const letters = [...foldCase(text)];
  const trigrams = letters.slice(LETTERS - 1).map((_, at) => letters.slice(at, at + LETTERS).join(""));
  if (trigrams.length === 0) return null;
  return [...new Set(trigrams)].map((trigram) => `"${trigram.replaceAll('"', '""')}"`).join(" AND ");
}
