import { FilterMenu } from "#components/resources/filter-menu.tsx";
import { AskedFields } from "#components/ui/asked-fields.tsx";
import { AutoSubmit } from "#components/ui/auto-submit.tsx";
import { Chips } from "#components/ui/chips.tsx";
import { SearchField } from "#components/ui/search-field.tsx";
import type { ControlAnswer } from "#lib/domain/finding.ts";
import { DEFAULT_FINDING_SORT } from "#lib/domain/finding-sort.ts";
import { DEFAULT_LIMIT } from "#lib/domain/row-filter.ts";
import { ANSWER_TERMS } from "#lib/domain/terms.ts";
import { middleCut } from "#lib/format/middle-cut.ts";
import type { FindingFacets } from "#lib/views/control.ts";
import { type FindingsState, findingsHref, NO_FINDINGS_FILTER } from "./findings-query.ts";

interface FindingsFilterBarProps {
  readonly id: string;
  readonly state: FindingsState;
  readonly facets: FindingFacets;
}

/** Search and filters of a control's findings, and the active ones. The URL holds them all. */
export function FindingsFilterBar({ id, state, facets }: FindingsFilterBarProps) {
  const answers = facets.answers.map((each) => ({
    ...each,
    label: ANSWER_TERMS[each.value as ControlAnswer].term,
  }));
  return (
    <div className="grid gap-2 border-line border-b px-4 py-2.5">
      <AutoSubmit
        path={`/controls/${id}`}
        label="Filter findings"
        className="no-print flex flex-wrap items-center gap-2"
      >
        <AskedFields asked={state.asked} />
        {state.from && <input type="hidden" name="from" value={state.from} />}
        {state.sort !== DEFAULT_FINDING_SORT && <input type="hidden" name="sort" value={state.sort} />}
        {state.limit !== DEFAULT_LIMIT && <input type="hidden" name="limit" value={state.limit} />}
        <SearchField value={state.q} label="Search names and reasons" placeholder="Search names and reasons …" />
        <FilterMenu name="answer" label="Status" chosen={state.answer} options={answers} />
        <FilterMenu
          name="region"
          label="Region"
          chosen={state.region}
          options={facets.regions.map((region) => ({ ...region, label: region.value }))}
        />
        {(facets.accounts.length > 1 || state.account.length > 0) && (
          <FilterMenu
            name="account"
            label="Account"
            chosen={state.account}
            options={facets.accounts.map((account) => ({ ...account, label: account.value }))}
          />
        )}
        <noscript>
          <button type="submit" className="h-8 rounded-md border border-line-strong px-3 text-sm">
            Apply
          </button>
        </noscript>
      </AutoSubmit>
      <Chips chips={chipsOf(id, state)} clear={findingsHref(id, state, NO_FINDINGS_FILTER)} />
    </div>
  );
}

/** The active filters, in words. */
export const findingsFilterWords = (id: string, state: FindingsState): readonly string[] =>
  chipsOf(id, state).map(({ label }) => label);

function chipsOf(id: string, state: FindingsState) {
  return [
    ...state.answer.map((value) => ({
      label: ANSWER_TERMS[value].term,
      href: findingsHref(id, state, { answer: state.answer.filter((other) => other !== value) }),
    })),
    ...state.region.map((value) => ({
      label: value,
      href: findingsHref(id, state, { region: state.region.filter((other) => other !== value) }),
    })),
    ...state.account.map((value) => ({
      label: `Account ${value}`,
      href: findingsHref(id, state, { account: state.account.filter((other) => other !== value) }),
    })),
    ...(state.q ? [{ label: `“${middleCut(state.q, 40)}”`, href: findingsHref(id, state, { q: null }) }] : []),
  ];
}
