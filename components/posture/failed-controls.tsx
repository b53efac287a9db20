import Link from "next/link";
import { AnswerBar } from "#components/controls/answer-bar.tsx";
import { SeverityMark } from "#components/controls/severity-mark.tsx";
import { NumberLink } from "#components/ui/number-link.tsx";
import { Panel } from "#components/ui/panel.tsx";
import type { ControlSummary } from "#lib/domain/views.ts";
import { controlHref, hrefWith } from "#lib/format/hrefs.ts";
import { countOf, formatCount } from "#lib/format/numbers.ts";

/** So many stand on the overview; the page of the controls has them all. */
const MOST = 5;

interface FailedControlsProps {
  /** Those that one must act on first. */
  readonly controls: readonly ControlSummary[];
  readonly scan: string | null;
}

/** The worst of what fails. */
export function FailedControls({ controls, scan }: FailedControlsProps) {
  const failed = controls.filter(({ fail }) => fail > 0);
  if (failed.length === 0) return null;
  return (
    <Panel
      id="controls"
      flush
      title={`${formatCount(failed.length)} of ${countOf(controls.length, "control")} ${failed.length === 1 ? "fails" : "fail"}`}
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
        <NumberLink href={controlHref(id, scan, "fail")}>{formatCount(fail)}</NumberLink>{" "}
        {fail === 1 ? "fails" : "fail"}
      </p>
    </li>
  );
}
