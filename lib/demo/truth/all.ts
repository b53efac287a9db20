import type { Collection } from "../account/collection.ts";

/** All of a collection but what was deleted meanwhile. */
export function all<Item extends object>({ items }: Pick<Collection<Item>, "items">): readonly Item[] {
  return items.slice(0, items.length).filter((item) => !("reading" in item && item.reading === "gone"));
}
