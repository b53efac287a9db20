import Link from "next/link";
import { AnswerBar } from "#components/controls/answer-bar.tsx";
import { unitOfFails } from "#components/controls/check-unit.ts";
import { SeverityMark } from "#components/controls/severity-mark.tsx";
import { NumberLink } from "#components/ui/number-link.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { SEVERITIES } from "#lib/domain/control-text.ts";
import { controlHref, hrefWith } from "#lib/format/hrefs.ts";
import { countOf, formatCount } from "#lib/format/numbers.ts";
import type { ControlSummary } from "#lib/views/controls.ts";

/** The overview shows this many; the Controls page has them all. */
const MOST = 5;

interface FailedControlsProps {
  /** Most urgent first. */
  readonly controls: readonly ControlSummary[];
  readonly scan: string | null;
}

/** The most urgent failed controls. */
export function FailedControls({ controls, scan }: FailedControlsProps) {
  const failed = controls.filter(({ fail }) => fail > 0);
  if (failed.length === 0) return null;
  return (
    <Panel
      id="controls"
      flush
      title={`Failed controls: ${formatCount(failed.length)} of ${formatCount(controls.length)} · ${bySeverity(failed)}`}
      aside={
        <Link prefetch={false} href={hrefWith("/controls", { scan })} className="hover:underline">
          All controls
        </Link>
      }
    >
      <ul className="divide-y divide-line">
        {failed.slice(0, MOST).map((control) => (
          <FailedControl key={control.id} control={control} scan={scan} />
        ))}
      </ul>
    </Panel>
  );
}

/** `8 high, 14 medium, 3 low`. */
function bySeverity(controls: readonly ControlSummary[]): string {
  const counts = SEVERITIES.map((each) => [each, controls.filter(({ severity }) => severity === each).length] as const);
  return counts.flatMap(([severity, count]) => (count > 0 ? `${formatCount(count)} ${severity}` : [])).join(", ");
}

function FailedControl({ control, scan }: { control: ControlSummary; scan: string | null }) {
  const { id, title, severity, fail } = control;
  return (
    <li className="grid min-h-10 items-center gap-x-4 gap-y-1 px-4 py-1.5 text-sm md:grid-cols-[1fr_9rem_7rem]">
      <p className="flex min-w-0 flex-wrap items-baseline gap-x-2">
        <Link prefetch={false} href={controlHref(id, scan)} className="font-medium hover:underline">
          <span className="number text-muted">{id}</span> {title}
        </Link>
        <SeverityMark severity={severity} />
      </p>
      <AnswerBar tally={control} />
      <p className="text-muted text-xs md:text-right">
        <NumberLink href={controlHref(id, scan, "fail")}>{countOf(fail, ...unitOfFails(id))}</NumberLink>
      </p>
    </li>
  );
}
