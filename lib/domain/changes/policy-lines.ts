/** A line of two documents: in both, only in the older one, or only in the newer one. */
export interface PolicyLine {
  readonly in: "both" | "before" | "after";
  readonly text: string;
}

/**
 * A policy document as lines of JSON, the same for equal documents: KMS may return members and lists in another order.
 * A text that is not JSON stays as it is.
 */
export function formatPolicy(document: string): string {
  try {
    return JSON.stringify(ordered(JSON.parse(document)), null, 2);
  } catch {
    return document;
  }
}

/** The order of members, and of lists of texts, means nothing in a policy; statements keep theirs. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map(ordered);
    return items.every((item) => typeof item === "string") ? items.sort() : items;
  }
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).map(([name, member]) => [name, ordered(member)] as const);
  return Object.fromEntries(members.sort(([one], [other]) => (one < other ? -1 : Number(one > other))));
}

/** The lines of two documents, with as many as possible in both. */
export function diffLines(before: string, after: string): readonly PolicyLine[] {
  const [older, newer] = [before.split("\n"), after.split("\n")];
  const shortest = Math.min(older.length, newer.length);
  let start = 0;
  while (start < shortest && older[start] === newer[start]) start++;
  let end = 0;
  while (end < shortest - start && older.at(-1 - end) === newer.at(-1 - end)) end++;
  const both = (text: string): PolicyLine => ({ in: "both", text });
  return [
    ...older.slice(0, start).map(both),
    ...middle(older.slice(start, older.length - end), newer.slice(start, newer.length - end)),
    ...older.slice(older.length - end).map(both),
  ];
}

/** By the longest common subsequence: a key policy has at most 32 kB, so at most some thousand lines. */
function middle(older: readonly string[], newer: readonly string[]): readonly PolicyLine[] {
  const longest = commonLengths(older, newer);
  const lines: PolicyLine[] = [];
  let [i, j] = [0, 0];
  while (i < older.length || j < newer.length) {
    const [one, other] = [older[i], newer[j]];
    if (one !== undefined && one === other) {
      lines.push({ in: "both", text: one });
      i++;
      j++;
    } else if (one !== undefined && (other === undefined || longest(i + 1, j) >= longest(i, j + 1))) {
      lines.push({ in: "before", text: one });
      i++;
    } else {
      lines.push({ in: "after", text: other ?? "" });
      j++;
    }
  }
  return lines;
}

/** The length of the longest common subsequence from each two lines on. */
function commonLengths(older: readonly string[], newer: readonly string[]) {
  const width = newer.length + 1;
  const lengths = new Uint16Array((older.length + 1) * width);
  const at = (i: number, j: number): number => lengths[i * width + j] ?? 0;
  for (let i = older.length - 1; i >= 0; i--) {
    for (let j = newer.length - 1; j >= 0; j--)
      lengths[i * width + j] = older[i] === newer[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  }
  return at;
}
