import { FilterMenu } from "#components/resources/filter-menu.tsx";
import { AskedFields } from "#components/ui/asked-fields.tsx";
import { AutoSubmit } from "#components/ui/auto-submit.tsx";
import { Chips } from "#components/ui/chips.tsx";
import { SearchField } from "#components/ui/search-field.tsx";
import type { Facet } from "#lib/domain/facet.ts";
import { DEFAULT_KEY_SORT } from "#lib/domain/key-sort.ts";
import { DEFAULT_LIMIT } from "#lib/domain/row-filter.ts";
import { keyStateLabel } from "#lib/format/key-states.ts";
import { middleCut } from "#lib/format/middle-cut.ts";
import type { KeyFacets } from "#lib/views/keys.ts";
import { type KeysState, keysHref, NO_KEYS_FILTER } from "./keys-query.ts";

const labelled = (facets: readonly Facet[], labelOf = (value: string) => value) =>
  facets.map((facet) => ({ ...facet, label: labelOf(facet.value) }));

const managerLabel = (manager: string) => (manager === "AWS" ? "AWS managed" : "Customer managed");

/** Search and filters of the keys table, and the active ones. The URL holds them all. */
export function KeysFilterBar({ state, facets }: { state: KeysState; facets: KeyFacets }) {
  return (
    <div className="mb-3 grid gap-2">
      <AutoSubmit path="/keys" label="Filter keys" className="no-print flex flex-wrap items-center gap-2">
        <AskedFields asked={state.asked} />
        {state.sort !== DEFAULT_KEY_SORT && <input type="hidden" name="sort" value={state.sort} />}
        {state.limit !== DEFAULT_LIMIT && <input type="hidden" name="limit" value={state.limit} />}
        {state.usability && <input type="hidden" name="usability" value={state.usability} />}
        <SearchField value={state.q} label="Search ARNs and aliases" placeholder="Search ARNs and aliases …" />
        <FilterMenu name="state" label="State" chosen={state.state} options={labelled(facets.states, keyStateLabel)} />
        <FilterMenu
          name="manager"
          label="Manager"
          chosen={state.manager}
          options={labelled(facets.managers, managerLabel)}
        />
        <FilterMenu name="region" label="Region" chosen={state.region} options={labelled(facets.regions)} />
        <FilterMenu name="account" label="Owner" chosen={state.account} options={labelled(facets.accounts)} />
        <noscript>
          <button type="submit" className="h-8 rounded-md border border-line-strong px-3 text-sm">
            Apply
          </button>
        </noscript>
      </AutoSubmit>
      <Chips chips={chipsOf(state)} clear={keysHref(state, NO_KEYS_FILTER)} />
    </div>
  );
}

/** The active filters, in words. */
export const keysFilterWords = (state: KeysState): readonly string[] => chipsOf(state).map(({ label }) => label);

function chipsOf(state: KeysState) {
  const each = (name: "manager" | "state" | "region" | "account", labelOf: (value: string) => string) =>
    state[name].map((value) => ({
      label: labelOf(value),
      href: keysHref(state, { [name]: state[name].filter((other) => other !== value) }),
    }));
  return [
    ...(state.usability ? [{ label: "Unusable or pending deletion", href: keysHref(state, { usability: null }) }] : []),
    ...each("state", keyStateLabel),
    ...each("manager", managerLabel),
    ...each("region", (region) => region),
    ...each("account", (account) => `Owner ${account}`),
    ...(state.q ? [{ label: `“${middleCut(state.q, 40)}”`, href: keysHref(state, { q: null }) }] : []),
  ];
}
