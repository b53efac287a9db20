import Link from "next/link";
import { NumberLink } from "#components/ui/number-link.tsx";
import type { Asked } from "#lib/domain/posture.ts";
import { controlHref } from "#lib/format/hrefs.ts";
import { formatCount } from "#lib/format/numbers.ts";
import type { ControlSummary } from "#lib/views/controls.ts";
import { AnswerBar } from "./answer-bar.tsx";
import { ANSWER_ORDER, ANSWER_STYLES } from "./answer-style.ts";
import { timesOf } from "./controls-filter.ts";

interface ControlRowsProps {
  readonly controls: readonly ControlSummary[];
  readonly asked: Asked;
  /** The list, for the pages that are opened from it. */
  readonly from: string;
}

/** Controls with the number of failed, unknown and passed checks of each. */
export function ControlRows({ controls, ...links }: ControlRowsProps) {
  return (
    <ul className="divide-y divide-line">
      {controls.map((control) => (
        <li
          key={control.id}
          className="grid min-h-10 items-center gap-x-5 gap-y-1 px-4 py-2 text-sm lg:grid-cols-[1fr_8rem_19rem]"
        >
          <Link
            data-row
            prefetch={false}
            href={controlHref(control.id, links.asked, links.from)}
            className="min-w-0 font-medium hover:underline"
          >
            <span className="number mr-2 text-muted">{control.id}</span>
            {control.title}
          </Link>
          <AnswerBar tally={control} />
          <p className="grid grid-cols-3 gap-x-3 text-muted text-xs">
            {ANSWER_ORDER.map((answer) => (
              <Times key={answer} control={control} answer={answer} {...links} />
            ))}
          </p>
        </li>
      ))}
    </ul>
  );
}

const WORDS = { fail: "failed", "cannot-tell": "unknown", pass: "passed" } as const;

/** Passed checks are counted but not stored, so only failed and unknown ones are links. */
function Times({
  control,
  answer,
  asked,
  from,
}: Omit<ControlRowsProps, "controls"> & { control: ControlSummary; answer: (typeof ANSWER_ORDER)[number] }) {
  const times = timesOf(control, answer);
  return (
    <span className={times > 0 ? ANSWER_STYLES[answer].tone : ""}>
      {answer !== "pass" && times > 0 ? (
        <NumberLink href={controlHref(control.id, asked, from, answer)}>{formatCount(times)}</NumberLink>
      ) : (
        <span className="number">{formatCount(times)}</span>
      )}{" "}
      {WORDS[answer]}
    </span>
  );
}
