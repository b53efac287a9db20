import Link from "next/link";
import { VERDICT_STYLES } from "#components/verdict/verdict-style.ts";
import { VERDICTS, type Verdict } from "#lib/domain/verdict.ts";
import { formatCount } from "#lib/format/numbers.ts";

interface VerdictBarProps {
  readonly verdicts: Readonly<Record<Verdict, number>>;
  /** Height and width. */
  readonly className?: string;
  /** Without it the bar is for the eye only, and a text twin stands beside it. */
  readonly label?: string;
  /** Where a part leads for who points at it. The text twin has the same links for who does not. */
  readonly hrefOf?: (verdict: Verdict) => string;
}

/** Rows by verdict as one bar, weakest first. A part that exists is never too thin to see. */
export function VerdictBar({ verdicts, className = "h-4", label, hrefOf }: VerdictBarProps) {
  const parts = VERDICTS.filter((verdict) => verdicts[verdict] > 0);
  const told = parts.map((verdict) => `${formatCount(verdicts[verdict])} ${VERDICT_STYLES[verdict].label}`).join(", ");
  return (
    <div
      className={`flex gap-px overflow-hidden rounded-full ${className}`}
      {...(label ? { role: "img", "aria-label": `${label}: ${told}`, title: told } : { "aria-hidden": true })}
    >
      {parts.map((verdict) => {
        const look = {
          className: "min-w-1 print-colour first:rounded-l-full last:rounded-r-full",
          style: { flexGrow: verdicts[verdict], background: VERDICT_STYLES[verdict].fill },
        };
        if (!hrefOf) return <span key={verdict} {...look} />;
        const title = `${formatCount(verdicts[verdict])} ${VERDICT_STYLES[verdict].label}`;
        return <Link key={verdict} {...look} prefetch={false} tabIndex={-1} href={hrefOf(verdict)} title={title} />;
      })}
    </div>
  );
}
