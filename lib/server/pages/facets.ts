import "server-only";
import type { Facet } from "#lib/domain/facet.ts";

/** A filter over one property of counted items. */
export interface Dimension<Item> {
  /** Null for an item without a value. */
  readonly valueOf: (item: Item) => string | null;
  /** The chosen values; empty for all. */
  readonly chosen: readonly string[];
  /** The order of the values; alphabetical without it. */
  readonly order?: (a: string, b: string) => number;
}

/**
 * The options of each filter. A value counts the items that match all other filters, not its own, so that two values of
 * one filter can be added. Values without an item are left out unless chosen.
 */
export function facetsOf<Item, Name extends string>(
  items: readonly Item[],
  countOf: (item: Item) => number,
  dimensions: Readonly<Record<Name, Dimension<Item>>>,
): Readonly<Record<Name, readonly Facet[]>> {
  const all: readonly Dimension<Item>[] = Object.values(dimensions);
  const lets = (dimension: Dimension<Item>, item: Item) => {
    const value = dimension.valueOf(item);
    return dimension.chosen.length === 0 || (value !== null && dimension.chosen.includes(value));
  };
  const facetOf = (own: Dimension<Item>): readonly Facet[] => {
    const counts = new Map(own.chosen.map((value) => [value, 0]));
    for (const item of items) {
      const value = own.valueOf(item);
      if (value === null || !all.every((other) => other === own || lets(other, item))) continue;
      counts.set(value, (counts.get(value) ?? 0) + countOf(item));
    }
    const order = own.order ?? ((a: string, b: string) => (a < b ? -1 : 1));
    return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => order(a.value, b.value));
  };
  const facets: Partial<Record<Name, readonly Facet[]>> = {};
  for (const name in dimensions) facets[name] = facetOf(dimensions[name]);
  return facets as Record<Name, readonly Facet[]>;
}

/** The order of a list of values. */
export const inOrderOf =
  (values: readonly string[]) =>
  (a: string, b: string): number =>
    values.indexOf(a) - values.indexOf(b);

/** The alphabetical order of the labels of values. */
export const byLabel =
  (labelOf: (value: string) => string) =>
  (a: string, b: string): number =>
    labelOf(a).localeCompare(labelOf(b), "en");
