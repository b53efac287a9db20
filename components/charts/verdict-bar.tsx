import { VERDICT_TERMS } from "#lib/domain/terms.ts";
import { VERDICTS, type Verdict } from "#lib/domain/verdict.ts";
import { formatCount } from "#lib/format/numbers.ts";
import { Bar } from "./bar.tsx";

interface VerdictBarProps {
  readonly verdicts: Readonly<Record<Verdict, number>>;
  /** Height and width. */
  readonly className?: string;
  /** Without it the bar is hidden from screen readers; show its numbers beside it then. */
  readonly label?: string;
  /** The link of a segment, for the mouse only; the text beside the bar has the same links. */
  readonly hrefOf?: (verdict: Verdict) => string;
}

/** Protections by verdict as one bar, worst first. Every segment is wide enough to see. */
export function VerdictBar({ verdicts, className = "h-4", label, hrefOf }: VerdictBarProps) {
  const shown = VERDICTS.filter((verdict) => verdicts[verdict] > 0);
  const titleOf = (verdict: Verdict) => `${formatCount(verdicts[verdict])} ${VERDICT_TERMS[verdict].term}`;
  return (
    <Bar
      className={className}
      parts={shown.map((verdict) => ({
        ...{ colour: verdict, share: verdicts[verdict] },
        ...(hrefOf && { href: hrefOf(verdict), title: titleOf(verdict) }),
      }))}
      {...(label && { label, counts: shown.map(titleOf).join(", ") })}
    />
  );
}
