import type { ProtectionRow } from "#lib/domain/snapshot.ts";

/** Normalises both sides of a search. LIKE ends a text at a null character (SQLite, "Core functions"). */
export function foldCase(text: string): string {
  return text.toLowerCase().replaceAll("\0", "\uFFFD");
}

/** The text of a row for free-text search. */
export function searchText(row: ProtectionRow): string {
  const parts = [
    ...[row.resourceName, row.resourceArn, row.parentArn, row.data, row.storeArn, row.keyAlias, row.keyArn],
    row.reason,
  ];
  return foldCase(parts.filter((part) => part !== null).join("\n"));
}

/** A LIKE pattern (escaped by `\`) that finds folded text anywhere. */
export function likePattern(text: string): string {
  return `%${foldCase(text).replace(/[\\%_]/g, "\\$&")}%`;
}
