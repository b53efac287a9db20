import { FilterMenu } from "#components/resources/filter-menu.tsx";
import { AskedFields } from "#components/ui/asked-fields.tsx";
import { AutoSubmit } from "#components/ui/auto-submit.tsx";
import { Chips } from "#components/ui/chips.tsx";
import { SEVERITIES } from "#lib/domain/control-text.ts";
import type { Asked } from "#lib/domain/posture.ts";
import { ANSWER_TERMS } from "#lib/domain/terms.ts";
import type { ControlSummary, ControlsFilter } from "#lib/views/controls.ts";
import { ANSWER_ORDER } from "./answer-style.ts";
import { controlsHref, controlsWithin } from "./controls-filter.ts";

interface ControlsFilterBarProps {
  readonly controls: readonly ControlSummary[];
  readonly filter: ControlsFilter;
  readonly asked: Asked;
}

/** Filters of the list of controls, and the active ones. The URL holds them all. */
export function ControlsFilterBar({ controls, filter, asked }: ControlsFilterBarProps) {
  const severities = SEVERITIES.map((value) => ({
    value,
    label: capital(value),
    count: controlsWithin(controls, { ...filter, severity: [value] }).length,
  }));
  const answers = ANSWER_ORDER.map((value) => ({
    value,
    label: ANSWER_TERMS[value].term,
    count: controlsWithin(controls, { ...filter, answer: [value] }).length,
  }));
  return (
    <div className="mb-3 grid gap-2">
      <AutoSubmit path="/controls" label="Filter controls" className="no-print flex flex-wrap items-center gap-2">
        <AskedFields asked={asked} />
        <FilterMenu name="severity" label="Severity" chosen={filter.severity} options={severities} />
        <FilterMenu name="answer" label="Status" chosen={filter.answer} options={answers} />
        <noscript>
          <button type="submit" className="h-8 rounded-md border border-line-strong px-3 text-sm">
            Apply
          </button>
        </noscript>
      </AutoSubmit>
      <Chips chips={chipsOf(filter, asked)} clear={controlsHref({ severity: [], answer: [] }, asked)} />
    </div>
  );
}

function chipsOf(filter: ControlsFilter, asked: Asked) {
  const { severity, answer } = filter;
  return [
    ...severity.map((value) => ({
      label: capital(value),
      href: controlsHref({ ...filter, severity: severity.filter((other) => other !== value) }, asked),
    })),
    ...answer.map((value) => ({
      label: ANSWER_TERMS[value].term,
      href: controlsHref({ ...filter, answer: answer.filter((other) => other !== value) }, asked),
    })),
  ];
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
