import { Chips } from "#components/ui/chips.tsx";
import { NO_FILTER, type RowFilter } from "#lib/domain/row-filter.ts";
import { inSentence, UNKNOWN_TERMS, VERDICT_TERMS } from "#lib/domain/terms.ts";
import type { TypeLabel } from "#lib/domain/type-label.ts";
import { middleCut } from "#lib/format/middle-cut.ts";
import { type RowsState, stateHref } from "./rows-query.ts";

interface ChosenFilter {
  readonly label: string;
  /** The filter without this value. */
  readonly without: Partial<RowFilter>;
}

function chosenIn(filter: RowFilter, labels: readonly TypeLabel[]): readonly ChosenFilter[] {
  const others = (list: readonly string[], value: string) => list.filter((each) => each !== value);
  return [
    ...filter.verdict.map((verdict) => ({
      label: VERDICT_TERMS[verdict].term,
      without: { verdict: filter.verdict.filter((each) => each !== verdict) },
    })),
    ...filter.type.map((type) => ({
      label: labels.find((label) => label.type === type)?.many ?? type,
      without: { type: others(filter.type, type) },
    })),
    ...filter.region.map((region) => ({ label: region, without: { region: others(filter.region, region) } })),
    ...filter.account.map((account) => ({
      label: `Account ${account}`,
      without: { account: others(filter.account, account) },
    })),
    ...(filter.resource ? [{ label: `Resource ${filter.resource}`, without: { resource: null } }] : []),
    ...(filter.key ? [{ label: `Key ${middleCut(filter.key, 40)}`, without: { key: null } }] : []),
    ...(filter.unknown
      ? [{ label: `Unknown: ${inSentence(UNKNOWN_TERMS[filter.unknown])}`, without: { unknown: null } }]
      : []),
    ...(filter.finding ? [{ label: `Failed control: ${filter.finding}`, without: { finding: null } }] : []),
    ...(filter.q ? [{ label: `“${middleCut(filter.q, 40)}”`, without: { q: null } }] : []),
  ];
}

/** The active filters, in words. */
export const filterWords = (filter: RowFilter, labels: readonly TypeLabel[]): readonly string[] =>
  chosenIn(filter, labels).map(({ label }) => label);

/** The active filters of the Resources table. */
export function FilterChips({ state, labels }: { state: RowsState; labels: readonly TypeLabel[] }) {
  const chips = chosenIn(state.filter, labels).map(({ label, without }) => ({
    label,
    href: stateHref(state, { filter: { ...state.filter, ...without } }),
  }));
  return <Chips chips={chips} clear={stateHref(state, { filter: NO_FILTER })} />;
}
