import { type Key, keyArn } from "#lib/domain/key.ts";
import type { ProtectionRow } from "#lib/domain/snapshot.ts";
import { VERDICT_TERMS } from "#lib/domain/terms.ts";

/*
 * The texts that searches look in. A change of what they contain needs a migration that makes those of stored parts
 * again.
 */

/** Normalises both sides of a search. LIKE ends a text at a null character (SQLite, "Core functions"). */
export function foldCase(text: string): string {
  return text.toLowerCase().replaceAll("\0", "\uFFFD");
}

/** What the text of a row is made of. */
export type SearchedRow = Pick<
  ProtectionRow,
  | ("resourceName" | "resourceArn" | "parentArn" | "data" | "storeArn" | "keyAlias" | "keyArn" | "keyState")
  | ("verdict" | "findings" | "accountId" | "reason")
>;

/** The text of a row: its names, and what lists show of it in words. */
export function searchText(row: SearchedRow): string {
  const parts = [
    ...[row.resourceName, row.resourceArn, row.parentArn, row.data, row.storeArn, row.keyAlias, row.keyArn],
    ...[row.keyState, VERDICT_TERMS[row.verdict].term, ...row.findings, row.accountId, row.reason],
  ];
  return foldCase(parts.filter((part) => part !== null).join("\n"));
}

/** The aliases of a key that could be read. */
export const aliasesOf = (key: Key): readonly string[] =>
  key.kind === "described" && key.aliases.kind === "read" ? key.aliases.value : [];

/** The text of a key: its names, description, state and tags. */
export function keySearchText(key: Key): string {
  const parts = [keyArn(key), ...aliasesOf(key)];
  if (key.kind === "described") {
    parts.push(key.metadata.description, key.metadata.state, key.metadata.accountId);
    if (key.tags.kind === "read")
      for (const [name, value] of Object.entries(key.tags.value)) parts.push(name, value, `${name}=${value}`);
  }
  return foldCase(parts.join("\n"));
}

/** A LIKE pattern (escaped by `\`) that finds folded text anywhere. */
export function likePattern(text: string): string {
  return `%${foldCase(text).replace(/[\\%_]/g, "\\$&")}%`;
}
