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
  generated?: Generated<Item>,
): Collection<Item> {
  const known = new Map(written.flatMap((item) => ids(item).map((id) => [id, item] as const)));
  const length = written.length + (generated?.count ?? 0);
  return {
    items: {
      length,
      slice(start, end) {
        const items: Item[] = [];
        for (let index = start; index < Math.min(end, length); index += 1) {
          const item = written[index] ?? generated?.at(index - written.length);
          if (item) items.push(item);
        }
        return items;
      },
    },
    find(id) {
      const index = known.has(id) ? null : (generated?.indexOf(id) ?? null);
      return index === null ? known.get(id) : generated?.at(index);
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
