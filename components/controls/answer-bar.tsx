import type { ControlTally } from "#lib/domain/finding.ts";
import { ANSWER_ORDER, ANSWER_STYLES } from "./answer-style.ts";

/** A control's statuses as one bar, failed first. Hidden from screen readers: the numbers are beside it. */
export function AnswerBar({ tally: { pass, fail, cannotTell } }: { tally: Omit<ControlTally, "control"> }) {
  const counts = { pass, fail, "cannot-tell": cannotTell };
  return (
    <span aria-hidden className="bar verdict-bar h-1.5 w-full bg-raised">
      {ANSWER_ORDER.filter((answer) => counts[answer] > 0).map((answer) => (
        <span
          key={answer}
          className="bar-part"
          style={{ flexGrow: counts[answer], background: ANSWER_STYLES[answer].fill }}
        />
      ))}
    </span>
  );
}
