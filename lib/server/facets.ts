import "server-only";
import type { Tally } from "#lib/domain/views.ts";
import type { Facet, ResourcesView } from "./page-views.ts";

/** What the filters of the resources table may take, with the rows of each in the whole snapshot. */
export function facetsOf(tallies: readonly (Tally & { readonly accountId: string })[]): ResourcesView["facets"] {
  const facet = (value: (tally: Tally & { readonly accountId: string }) => string): Facet[] => {
    const groups = Map.groupBy(tallies, value);
    const facets = [...groups].map(([name, group]) => ({
      value: name,
      rows: group.reduce((sum, { rows }) => sum + rows, 0),
    }));
    return facets.sort((a, b) => (a.value < b.value ? -1 : 1));
  };
  return {
    types: facet(({ type }) => type),
    verdicts: facet(({ verdict }) => verdict),
    regions: facet(({ region }) => region),
    accounts: facet(({ accountId }) => accountId),
  };
}
