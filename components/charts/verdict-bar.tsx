import Link from "next/link";
import { VERDICT_STYLES } from "#components/verdict/verdict-style.ts";
import { VERDICT_TERMS } from "#lib/domain/terms.ts";
import { VERDICTS, type Verdict } from "#lib/domain/verdict.ts";
import { formatCount } from "#lib/format/numbers.ts";

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
  const parts = VERDICTS.filter((verdict) => verdicts[verdict] > 0);
  const counts = parts.map((verdict) => `${formatCount(verdicts[verdict])} ${VERDICT_TERMS[verdict].term}`).join(", ");
  return (
    <div
      className={`bar verdict-bar ${className}`}
      {...(label ? { role: "img", "aria-label": `${label}: ${counts}`, title: counts } : { "aria-hidden": true })}
    >
      {parts.map((verdict) => {
        const look = {
          className: "bar-part",
          style: { flexGrow: verdicts[verdict], background: VERDICT_STYLES[verdict].fill },
        };
        if (!hrefOf) return <span key={verdict} {...look} />;
        const title = `${formatCount(verdicts[verdict])} ${VERDICT_TERMS[verdict].term}`;
        return <Link key={verdict} {...look} prefetch={false} tabIndex={-1} href={hrefOf(verdict)} title={title} />;
      })}
    </div>
  );
}
