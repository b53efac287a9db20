import { ListChecks } from "lucide-react";
import Link from "next/link";
import { SnapshotNotice } from "#components/scans/snapshot-notice.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { NumberLink } from "#components/ui/number-link.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { SEVERITIES } from "#lib/domain/control-text.ts";
import { type Asked, NOW } from "#lib/domain/posture.ts";
import { ANSWER_TERMS, DASHBOARD_TERMS, SEVERITY_TERMS } from "#lib/domain/terms.ts";
import { countOf, formatCount } from "#lib/format/numbers.ts";
import type { ControlSummary, ControlsFilter, ControlsView } from "#lib/views/controls.ts";
import { ControlRows } from "./control-rows.tsx";
import { controlsHref, controlsWithin } from "./controls-filter.ts";
import { ControlsFilterBar } from "./controls-filter-bar.tsx";
import { NeverChecked } from "./never-checked.tsx";

const TERMS = [
  DASHBOARD_TERMS.control,
  ...Object.values(SEVERITY_TERMS),
  DASHBOARD_TERMS.finding,
  ...Object.values(ANSWER_TERMS),
];

interface ControlsProps {
  readonly data: ControlsView;
  readonly filter: ControlsFilter;
}

/** All controls by severity, with their counts. */
export function Controls({ data, filter }: ControlsProps) {
  const { controls, posture } = data;
  const { asked } = posture;
  const shown = controlsWithin(controls, filter);
  return (
    <>
      <SnapshotNotice posture={posture} newest={controlsHref(filter, { ...asked, ...NOW })} />
      <PageHeader
        title="Controls"
        answer={controls.length > 0 && <Answer controls={controls} asked={asked} />}
        terms={TERMS}
      />
      {controls.length === 0 ? (
        <NeverChecked />
      ) : (
        <>
          <ControlsFilterBar controls={controls} filter={filter} asked={asked} />
          <p role="status" className="sr-only">
            {countOf(shown.length, "control")} of {formatCount(controls.length)}
          </p>
          {shown.length === 0 && (
            <Empty Icon={ListChecks} title="No controls match the filters">
              <Link
                prefetch={false}
                href={controlsHref({ severity: [], answer: [] }, asked)}
                className="text-accent underline underline-offset-2"
              >
                Clear filters
              </Link>
            </Empty>
          )}
          <div className="grid gap-4">
            {SEVERITIES.map((severity) => {
              const group = shown.filter((control) => control.severity === severity);
              return group.length === 0 ? null : (
                <Panel
                  key={severity}
                  id={severity}
                  flush
                  title={SEVERITY_TERMS[severity].term}
                  aside={countOf(group.length, "control")}
                >
                  <ControlRows controls={group} asked={asked} from={controlsHref(filter, { ...asked, ...NOW })} />
                </Panel>
              );
            })}
          </div>
        </>
      )}
    </>
  );
}

function Answer({ controls, asked }: { controls: readonly ControlSummary[]; asked: Asked }) {
  const failed = controls.filter(({ fail }) => fail > 0).length;
  const unknown = controls.filter(({ cannotTell }) => cannotTell > 0).length;
  const link = (answer: "fail" | "cannot-tell", count: number) => (
    <NumberLink href={controlsHref({ severity: [], answer: [answer] }, asked)}>{formatCount(count)}</NumberLink>
  );
  return (
    <>
      {link("fail", failed)} of {countOf(controls.length, "control")} {failed === 1 ? "has" : "have"} failed findings.{" "}
      {unknown > 0 && (
        <>
          {link("cannot-tell", unknown)} {unknown === 1 ? "control is" : "controls are"} partly unknown because some
          data could not be read.
        </>
      )}
    </>
  );
}
