import type { Sequence } from "../protocol/paging.ts";

/** Resources that can be listed in order and looked up by id or ARN. */
export interface Collection<Item> {
  readonly items: Sequence<Item>;
  find(id: string): Item | undefined;
}

/** Resources that are computed when they are looked at, so that a hundred thousand of them cost no memory. */
export interface Generated<Item> {
  readonly count: number;
  at(index: number): Item;
  /** The index in an id or ARN that `at` would give; null for any other. */
  indexOf(id: string): number | null;
}

/** Joins resources that are written down with generated ones. */
export function collection<Item>(
  written: readonly Item[],
  ids: (item: Item) => readonly (string | undefined)[],
  generated: readonly Generated<Item>[] = [],
): Collection<Item> {
  const known = new Map(written.flatMap((item) => ids(item).map((id) => [id, item] as const)));
  return {
    items: generated.map(sequence).reduce(joined, written as Sequence<Item>),
    find(id) {
      const item = known.get(id);
      if (item) return item;
      for (const source of generated) {
        const index = source.indexOf(id);
        if (index !== null) return source.at(index);
      }
      return undefined;
    },
  };
}

/** Two sequences, one after the other. */
export function joined<Item>(first: Sequence<Item>, second: Sequence<Item>): Sequence<Item> {
  return {
    length: first.length + second.length,
    slice: (start, end) => [
      ...first.slice(start, end),
      ...second.slice(Math.max(0, start - first.length), Math.max(0, end - first.length)),
    ],
  };
}

function sequence<Item>({ count, at }: Generated<Item>): Sequence<Item> {
  return {
    length: count,
    slice: (start, end) =>
      Array.from({ length: Math.max(0, Math.min(end, count) - start) }, (_, offset) => at(start + offset)),
  };
}
