import "server-only";
import type { Facet } from "#lib/domain/facet.ts";
import type { Tally } from "#lib/domain/tally.ts";
import type { KeyTally } from "#lib/snapshots/key-queries.ts";
import type { KeyFacets } from "#lib/views/keys.ts";
import type { ResourceFacets } from "#lib/views/resources.ts";

/** What the filters of the resources table may take, with the rows of each in the whole snapshot. */
export function facetsOf(tallies: readonly (Tally & { readonly accountId: string })[]): ResourceFacets {
  const by = (groupOf: (tally: (typeof tallies)[number]) => string) => facet(tallies, groupOf, ({ rows }) => rows);
  return {
    types: by(({ type }) => type),
    verdicts: by(({ verdict }) => verdict),
    regions: by(({ region }) => region),
    accounts: by(({ accountId }) => accountId),
  };
}

/** What the filters of the keys table may take, with the keys of each in the whole snapshot. */
export function keyFacetsOf(tallies: readonly KeyTally[]): KeyFacets {
  const by = (groupOf: (tally: KeyTally) => string | null) => facet(tallies, groupOf, ({ keys }) => keys);
  return {
    states: by(({ state }) => state),
    managers: by(({ manager }) => manager),
    regions: by(({ region }) => region),
    accounts: by(({ accountId }) => accountId),
  };
}

/** The distinct values in their order; what has none is left out, as no filter can name it. */
function facet<Item>(
  items: readonly Item[],
  groupOf: (item: Item) => string | null,
  countOf: (item: Item) => number,
): readonly Facet[] {
  const facets = [...Map.groupBy(items, groupOf)].flatMap(([value, group]) =>
    value === null ? [] : [{ value, count: group.reduce((sum, item) => sum + countOf(item), 0) }],
  );
  return facets.sort((a, b) => (a.value < b.value ? -1 : 1));
}
