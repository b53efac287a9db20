/** Characters that a cell of Excel holds; Excel drops the rest silently ("Excel specifications and limits"). */
export const LONGEST_CELL = 32_767;

/** Space for the note that says how much was left out. */
const NOTE = 60;

/** A list in one cell; if it does not fit, the first items and the number of those left out. */
export function joinWords(words: readonly string[]): string {
  const all = words.join(" ");
  if (all.length <= LONGEST_CELL) return all;
  let length = 0;
  const kept = words.findIndex((word) => {
    length += word.length + 1;
    return length > LONGEST_CELL - NOTE;
  });
  return [...words.slice(0, kept), `(${words.length - kept} of ${words.length} left out)`].join(" ");
}

/** A text that fits into a cell; if it is longer, its beginning and the number of characters left out. */
export function cutText(text: string): string {
  if (text.length <= LONGEST_CELL) return text;
  const kept = text.slice(0, LONGEST_CELL - NOTE).replace(/[\uD800-\uDBFF]$/, "");
  return `${kept}… (${text.length - kept.length} characters left out)`;
}
