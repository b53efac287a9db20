/** Characters that a cell of Excel holds; it drops the rest without a word ("Excel specifications and limits"). */
export const LONGEST_CELL = 32_767;

/** Room for the words that say how much was left out. */
const NOTE = 60;

/** Words of a list in one cell; where they do not fit, as many as do and how many were left out. */
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

/** A text that fits into a cell; where it is longer, its beginning and how many characters were left out. */
export function cutText(text: string): string {
  if (text.length <= LONGEST_CELL) return text;
  const kept = text.slice(0, LONGEST_CELL - NOTE).replace(/[\uD800-\uDBFF]$/, "");
  return `${kept}… (${text.length - kept.length} characters left out)`;
}
