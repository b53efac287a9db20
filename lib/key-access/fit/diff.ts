import type { PolicyAddition } from "#lib/domain/key-fit.ts";

type Line = PolicyAddition["diff"][number];
const AROUND = 3;

/** What lies between the common beginning and the common end of two texts, with a few lines around it. */
export function diffOf(before: readonly string[], after: readonly string[]): readonly Line[] {
  const shortest = Math.min(before.length, after.length);
  let head = 0;
  while (head < shortest && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < shortest - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  const lines = (kind: Line["kind"], texts: readonly string[]): Line[] => texts.map((text) => ({ kind, text }));
  const skipped = Math.max(0, head - AROUND);
  const skippedAfter = Math.max(0, tail - AROUND);
  return [
    ...(skipped > 0 ? lines("left-out", [`${skipped} lines`]) : []),
    ...lines("same", before.slice(skipped, head)),
    ...lines("removed", before.slice(head, before.length - tail)),
    ...lines("added", after.slice(head, after.length - tail)),
    ...lines("same", before.slice(before.length - tail, before.length - skippedAfter)),
    ...(skippedAfter > 0 ? lines("left-out", [`${skippedAfter} lines`]) : []),
  ];
}
