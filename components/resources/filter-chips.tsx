import { X } from "lucide-react";
import Link from "next/link";
import { UNKNOWN_LABELS } from "#components/verdict/verdict-badge.tsx";
import { VERDICT_STYLES } from "#components/verdict/verdict-style.ts";
import { NO_FILTER, type RowFilter } from "#lib/domain/row-filter.ts";
import type { TypeLabel } from "#lib/domain/views.ts";
import { middleCut } from "#lib/format/middle-cut.ts";
import { type RowsState, stateHref } from "./rows-query.ts";

interface Chip {
  readonly label: string;
  /** The filter without it. */
  readonly without: Partial<RowFilter>;
}

function chipsOf(filter: RowFilter, labels: readonly TypeLabel[]): readonly Chip[] {
  const others = (list: readonly string[], value: string) => list.filter((each) => each !== value);
  return [
    ...filter.verdict.map((verdict) => ({
      label: VERDICT_STYLES[verdict].label,
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
    ...(filter.key ? [{ label: `Key ${middleCut(filter.key, 40)}`, without: { key: null } }] : []),
    ...(filter.unknown ? [{ label: `Unknown: ${UNKNOWN_LABELS[filter.unknown]}`, without: { unknown: null } }] : []),
    ...(filter.finding ? [{ label: `Fails ${filter.finding}`, without: { finding: null } }] : []),
    ...(filter.q ? [{ label: `“${middleCut(filter.q, 40)}”`, without: { q: null } }] : []),
  ];
}

/** The filters in force, each removable. */
export function FilterChips({ state, labels }: { state: RowsState; labels: readonly TypeLabel[] }) {
  const chips = chipsOf(state.filter, labels);
  if (chips.length === 0) return null;
  return (
    <ul aria-label="Filters in force" className="no-print flex flex-wrap items-center gap-1.5">
      {chips.map(({ label, without }) => (
        <li key={label}>
          <Link
            prefetch={false}
            scroll={false}
            href={stateHref(state, { filter: { ...state.filter, ...without } })}
            className="inline-flex items-center gap-1 rounded-full border border-line-strong bg-surface py-0.5 pr-1.5 pl-2.5 text-xs hover:bg-raised"
          >
            <bdi>{label}</bdi>
            <X aria-hidden className="size-3 text-muted" />
            <span className="sr-only">(remove)</span>
          </Link>
        </li>
      ))}
      <li>
        <Link
          prefetch={false}
          scroll={false}
          href={stateHref(state, { filter: NO_FILTER })}
          className="px-1.5 text-muted text-xs underline underline-offset-2 hover:text-ink"
        >
          Clear all
        </Link>
      </li>
    </ul>
  );
}
