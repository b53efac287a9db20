/** A comment, or the title of a test, of a source file. */
export interface SourceNote {
  /** The first line, from 1. */
  readonly line: number;
  readonly kind: "line" | "block" | "title";
  /** Lines of the source that it takes. */
  readonly lines: number;
  /** Without comment signs and quotes, on one line. */
  readonly text: string;
}

const COMMENT_SIGN = /^\s*(\{?\/\*\*?|\*\/|\*|\/\/)\s?|\s*\*\/\}?\s*$/g;
const TITLE = /^\s*(?:\]?.*\)\(|(?:describe|it|test)\b.*?\()\s*(["'`])(.*?)\1\s*,/;

/** Every comment on lines of its own, and every test title, of a TypeScript source. Neighbouring `//` lines are one comment. */
export function notesIn(source: string): readonly SourceNote[] {
  const lines = source.split("\n");
  const notes: SourceNote[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const end = endOfComment(lines, index);
    const title = TITLE.exec(lines[index] ?? "")?.[2];
    if (end > index) {
      const kind = /^\s*\/\//.test(lines[index] ?? "") ? "line" : "block";
      const text = lines.slice(index, end).map((each) => each.replace(COMMENT_SIGN, "").trim());
      notes.push({ line: index + 1, kind, lines: end - index, text: text.join(" ").trim() });
      index = end - 1;
    } else if (title !== undefined) notes.push({ line: index + 1, kind: "title", lines: 1, text: title });
  }
  return notes;
}

/** The index after the comment that begins at an index; the same index where none does. */
function endOfComment(lines: readonly string[], index: number): number {
  const isLine = (at: number) => /^\s*\/\//.test(lines[at] ?? "");
  let end = index;
  while (isLine(end)) end += 1;
  if (end > index || !/^\s*\{?\/\*/.test(lines[index] ?? "")) return end;
  while (end < lines.length && !lines[end]?.includes("*/")) end += 1;
  return end + 1;
}
