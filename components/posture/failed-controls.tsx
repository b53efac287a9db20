import Link from "next/link";
import { unitOfFails } from "#components/controls/check-unit.ts";
import { controlsHref } from "#components/controls/controls-filter.ts";
import { SeverityMark } from "#components/controls/severity-mark.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { SEVERITIES } from "#lib/domain/control-text.ts";
import type { Asked } from "#lib/domain/posture.ts";
import { hrefWith } from "#lib/format/hrefs.ts";
import { countOf, formatCount } from "#lib/format/numbers.ts";
import type { ControlSummary } from "#lib/views/controls.ts";
import { FailedControl } from "./failed-control.tsx";

/** The overview shows this many; the Controls page shows all. */
const MOST = 5;

interface FailedControlsProps {
  /** Most urgent first. */
  readonly controls: readonly ControlSummary[];
  readonly asked: Asked;
}

/** The most urgent failed controls. */
export function FailedControls({ controls, asked }: FailedControlsProps) {
  const failed = controls.filter(({ fail }) => fail > 0);
  if (failed.length === 0) return null;
  return (
    <Panel
      id="controls"
      flush
      title={`Failed controls: ${formatCount(failed.length)} of ${countOf(controls.length, "control")}`}
      aside={
        <Link prefetch={false} href={hrefWith("/controls", { asked })} className="hover:underline">
          All controls
        </Link>
      }
    >
      <BySeverity controls={failed} asked={asked} />
      <ul className="divide-y divide-line">
        {failed.slice(0, MOST).map((control) => (
          <FailedControl
            key={control.id}
            {...{ asked, id: control.id, title: control.title, severity: control.severity }}
            {...{ pass: control.pass, fail: control.fail, cannotTell: control.cannotTell }}
            failed={countOf(control.fail, ...unitOfFails(control.id))}
          />
        ))}
      </ul>
    </Panel>
  );
}

function BySeverity({ controls, asked }: FailedControlsProps) {
  return (
    <ul
      aria-label="Failed controls by severity"
      className="flex flex-wrap gap-x-4 gap-y-1 border-line border-b px-4 py-1 text-xs"
    >
      {SEVERITIES.map((severity) => {
        const count = controls.filter((control) => control.severity === severity).length;
        const href = controlsHref({ severity: [severity], answer: ["fail"] }, asked);
        return count === 0 ? null : (
          <li key={severity}>
            <Link prefetch={false} href={href} className="target-link">
              <SeverityMark severity={severity} />
              <span className="number">{countOf(count, "control")}</span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
