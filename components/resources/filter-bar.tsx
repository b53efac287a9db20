import { AskedFields } from "#components/ui/asked-fields.tsx";
import { AutoSubmit } from "#components/ui/auto-submit.tsx";
import { SearchField } from "#components/ui/search-field.tsx";
import { DEFAULT_LIMIT, DEFAULT_SORT } from "#lib/domain/row-filter.ts";
import { UNKNOWN_TERMS, VERDICT_TERMS } from "#lib/domain/terms.ts";
import type { TypeLabel } from "#lib/domain/type-label.ts";
import type { Verdict } from "#lib/domain/verdict.ts";
import type { ResourceFacets } from "#lib/views/resources.ts";
import { ColumnMenu } from "./column-menu.tsx";
import { COLUMNS } from "./columns.ts";
import { FilterMenu } from "./filter-menu.tsx";
import type { RowsState } from "./rows-query.ts";

interface FilterBarProps {
  readonly state: RowsState;
  readonly facets: ResourceFacets;
  readonly labels: readonly TypeLabel[];
}

/** Search and filters; the URL holds them all. */
export function FilterBar({ state, facets, labels }: FilterBarProps) {
  const { filter, sort, asked, limit } = state;
  const labelOf = (type: string) => labels.find((label) => label.type === type)?.many ?? type;
  return (
    <AutoSubmit path="/resources" label="Filter" className="no-print flex flex-wrap items-center gap-2">
      <AskedFields asked={asked} />
      {sort !== DEFAULT_SORT && <input type="hidden" name="sort" value={sort} />}
      {limit !== DEFAULT_LIMIT && <input type="hidden" name="limit" value={limit} />}
      {filter.finding && <input type="hidden" name="finding" value={filter.finding} />}
      {filter.key && <input type="hidden" name="key" value={filter.key} />}
      <SearchField
        value={filter.q}
        label="Search names, ARNs, stores, keys and reasons"
        placeholder="Search names, ARNs, keys …"
      />
      <FilterMenu
        name="verdict"
        label="Verdict"
        chosen={filter.verdict}
        options={facets.verdicts.map(({ value, count }) => ({
          value,
          count,
          label: VERDICT_TERMS[value as Verdict].term,
        }))}
      />
      <FilterMenu
        name="type"
        label="Type"
        chosen={filter.type}
        options={facets.types.map(({ value, count }) => ({ value, count, label: labelOf(value) }))}
      />
      <FilterMenu
        name="region"
        label="Region"
        chosen={filter.region}
        options={facets.regions.map(({ value, count }) => ({ value, count, label: value }))}
      />
      <FilterMenu
        name="account"
        label="Account"
        chosen={filter.account}
        options={facets.accounts.map(({ value, count }) => ({ value, count, label: value }))}
      />
      <label className="inline-flex">
        <span className="sr-only">Unknown reason</span>
        <select
          name="unknown"
          key={filter.unknown}
          defaultValue={filter.unknown ?? ""}
          className="h-8 cursor-pointer rounded-md border border-line-strong bg-surface px-2 text-[0.8125rem]"
        >
          <option value="">Unknown reason: any</option>
          {Object.entries(UNKNOWN_TERMS).map(([kind, { term }]) => (
            <option key={kind} value={kind}>
              {term}
            </option>
          ))}
        </select>
      </label>
      <ColumnMenu columns={COLUMNS} chosen={state.columns} />
      <noscript>
        <button type="submit" className="h-8 rounded-md border border-line-strong px-3 text-sm">
          Apply
        </button>
      </noscript>
    </AutoSubmit>
  );
}
