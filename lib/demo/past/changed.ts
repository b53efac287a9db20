import type { Collection } from "../account/collection.ts";
import type { KeyModel } from "../account/key-model.ts";
import type { KeyRing } from "../account/key-ring.ts";

/** A resource that a collection does not have today, with what it is looked up by. */
export interface Added<Item> {
  readonly item: Item;
  readonly ids: readonly (string | undefined)[];
}

/** A collection with other items: `change` returns what an item was, or null where it did not exist. */
export function changed<Item>(
  { items, find }: Collection<Item>,
  change: (item: Item) => Item | null,
  added: readonly Added<Item>[] = [],
): Collection<Item> {
  const apply = (item: Item | undefined) => (item === undefined ? undefined : (change(item) ?? undefined));
  return {
    items: [
      ...items.slice(0, items.length).flatMap((item) => change(item) ?? []),
      ...added.map(({ item }) => item),
    ] as readonly Item[],
    find: (id) => added.find(({ ids }) => ids.includes(id))?.item ?? apply(find(id)),
  };
}

/** Keys in another state: `change` returns what a key was, or null where it did not exist. */
export function changedKeys(ring: KeyRing, change: (key: KeyModel) => KeyModel | null): KeyRing {
  return {
    find(named, region) {
      const key = ring.find(named, region);
      return key && (change(key) ?? undefined);
    },
    written: (region) => ring.written(region).flatMap((key) => change(key) ?? []),
  };
}
