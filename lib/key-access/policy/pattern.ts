/** A piece of a pattern: a character that stands for itself, `*` for any number of characters, `?` for one. */
export type Piece = { readonly text: string } | "many" | "one";

/** Reads `*` and `?` of a pattern. */
export const piecesOf = (pattern: string): readonly Piece[] =>
  [...pattern].map((text) => (text === "*" ? "many" : text === "?" ? "one" : { text }));

/** Text in which nothing stands for anything else. */
export const literally = (text: string): readonly Piece[] => [...text].map((character) => ({ text: character }));

/**
 * Whether a text has the form of a pattern. Walks both once and goes back to the last `*` only, so that no pattern
 * takes more than its length times that of the text.
 */
export function matches(pattern: readonly Piece[], text: string): boolean {
  const characters = [...text];
  let [at, piece] = [0, 0];
  let lastMany = -1;
  let resumeAt = 0;
  while (at < characters.length) {
    const expected = pattern[piece];
    if (expected === "many") {
      lastMany = piece;
      resumeAt = at;
      piece += 1;
    } else if (expected === "one" || (expected !== undefined && expected.text === characters[at])) {
      at += 1;
      piece += 1;
    } else if (lastMany >= 0) {
      resumeAt += 1;
      at = resumeAt;
      piece = lastMany + 1;
    } else {
      return false;
    }
  }
  return pattern.slice(piece).every((rest) => rest === "many");
}
