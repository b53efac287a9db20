import { Bar } from "#components/charts/bar.tsx";
import type { ControlTally } from "#lib/domain/finding.ts";

/** A control's statuses as one bar, failed first. Hidden from screen readers: the numbers are beside it. */
export function AnswerBar({ tally: { pass, fail, cannotTell } }: { tally: Omit<ControlTally, "control"> }) {
  // The colours of `ANSWER_STYLES`, which has icons too.
  const parts = [
    { colour: "unencrypted", share: fail },
    { colour: "unknown", share: cannotTell },
    { colour: "customer-managed", share: pass },
  ];
  return <Bar className="h-1.5 w-full bg-raised" parts={parts.filter(({ share }) => share > 0)} />;
}
