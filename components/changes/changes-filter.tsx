import { FilterMenu } from "#components/resources/filter-menu.tsx";
import { AskedFields } from "#components/ui/asked-fields.tsx";
import { AutoSubmit } from "#components/ui/auto-submit.tsx";
import { Chips } from "#components/ui/chips.tsx";
import type { ChangeKind } from "#lib/domain/changes/change.ts";
import type { Facet } from "#lib/domain/facet.ts";
import { DEFAULT_LIMIT } from "#lib/domain/row-filter.ts";
import { CHANGE_TERMS } from "#lib/domain/terms.ts";
import type { TypeLabel } from "#lib/domain/type-label.ts";
import type { ChangeFacets } from "#lib/views/changes.ts";
import { type ChangesState, changesHref, NO_CHANGES_FILTER } from "./changes-query.ts";

interface ChangesFilterBarProps {
  readonly state: ChangesState;
  readonly facets: ChangeFacets;
  readonly labels: readonly TypeLabel[];
}

const kindLabel = (kind: string): string => CHANGE_TERMS[kind as ChangeKind].term;
const labelled = (facets: readonly Facet[], labelOf = (value: string) => value) =>
  facets.map((facet) => ({ ...facet, label: labelOf(facet.value) }));

/** The filters of the changes, and the active ones. The URL holds them all. */
export function ChangesFilterBar({ state, facets, labels }: ChangesFilterBarProps) {
  const typeLabel = (type: string) => labels.find((each) => each.type === type)?.many ?? type;
  return (
    <div className="mb-3 grid gap-2">
      <AutoSubmit path="/changes" label="Filter changes" className="no-print flex flex-wrap items-center gap-2">
        <AskedFields asked={state.asked} />
        {state.from && <input type="hidden" name="from" value={state.from} />}
        {state.limit !== DEFAULT_LIMIT && <input type="hidden" name="limit" value={state.limit} />}
        <FilterMenu name="kind" label="Change" chosen={state.kind} options={labelled(facets.kinds, kindLabel)} />
        <FilterMenu name="region" label="Region" chosen={state.region} options={labelled(facets.regions)} />
        {facets.accounts.length > 1 && (
          <FilterMenu name="account" label="Account" chosen={state.account} options={labelled(facets.accounts)} />
        )}
        <FilterMenu name="type" label="Type" chosen={state.type} options={labelled(facets.types, typeLabel)} />
        <noscript>
          <button type="submit" className="h-8 rounded-md border border-line-strong px-3 text-sm">
            Apply
          </button>
        </noscript>
      </AutoSubmit>
      <Chips chips={chipsOf(state, typeLabel)} clear={changesHref(state, NO_CHANGES_FILTER)} />
    </div>
  );
}

/** The active filters, each with the page without it. */
export function chipsOf(state: ChangesState, typeLabel: (type: string) => string) {
  const each = (name: "kind" | "region" | "account" | "type", labelOf: (value: string) => string) =>
    state[name].map((value) => ({
      label: labelOf(value),
      href: changesHref(state, { [name]: state[name].filter((other) => other !== value) }),
    }));
  return [
    ...each("kind", kindLabel),
    ...each("region", (region) => region),
    ...each("account", (id) => `Account ${id}`),
    ...each("type", typeLabel),
  ];
}
