import { matches, type Piece } from "../pattern.ts";

const same = (pieces: readonly Piece[]): string =>
  pieces.map((piece) => (piece === "many" ? "*" : piece === "one" ? "?" : piece.text)).join("");

/** `StringEquals`: wildcards mean themselves. */
export const isSame = (value: string, pattern: readonly Piece[]): boolean => value === same(pattern);

/** `StringEqualsIgnoreCase`. */
export const isSameInAnyCase = (value: string, pattern: readonly Piece[]): boolean =>
  value.toLowerCase() === same(pattern).toLowerCase();

/** `StringLike`: case-sensitive, with `*` and `?`. */
export const isLike = (value: string, pattern: readonly Piece[]): boolean => matches(pattern, value);
