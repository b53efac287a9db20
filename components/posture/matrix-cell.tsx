import Link from "next/link";
import { VERDICT_STYLES } from "#components/verdict/verdict-style.ts";
import type { Summary } from "#lib/domain/summary.ts";
import type { UnlistedType } from "#lib/domain/tally.ts";
import { VERDICTS, type Verdict } from "#lib/domain/verdict.ts";
import { formatCount } from "#lib/format/numbers.ts";

interface MatrixCellProps {
  readonly summary: Summary;
  /** Set when the resources of the type could not be listed in the Region. */
  readonly unlisted: UnlistedType | undefined;
  /** The rows behind it. */
  readonly href: string;
}

/** The protections of one type in one Region. None, unknown and not offered look different. */
export function MatrixCell({ summary, unlisted, href }: MatrixCellProps) {
  if (summary.rows === 0) return <None />;
  // Where a second list call succeeded, the failed one counts as one unknown protection among the others.
  if (unlisted && summary.rows === 1) return unlisted.offered ? <NotListed href={href} /> : <NotOffered href={href} />;
  return <Verdicts summary={summary} href={href} />;
}

function None() {
  return (
    <span className="px-2 text-muted" title="None in this Region">
      <span aria-hidden>–</span>
      <span className="sr-only">none</span>
    </span>
  );
}

function NotOffered({ href }: { href: string }) {
  return (
    <Link prefetch={false} href={href} className="whitespace-nowrap px-2 text-muted text-xs hover:underline">
      not offered
    </Link>
  );
}

function NotListed({ href }: { href: string }) {
  const { Icon, soft, text } = VERDICT_STYLES.unknown;
  return (
    <Link
      prefetch={false}
      href={href}
      title="The list call failed; resources in this Region are unknown"
      className={`inline-flex h-7 items-center gap-1 whitespace-nowrap rounded-md px-2 text-xs hover:outline hover:outline-line-strong ${soft} ${text}`}
    >
      <Icon aria-hidden className="size-3.5" strokeWidth={2.25} />
      list failed
    </Link>
  );
}

/** Verdicts of a cell, worst first; "not applicable" only where there is no other. */
const shown = ({ verdicts }: Summary): readonly Verdict[] => {
  const present = VERDICTS.filter((verdict) => verdicts[verdict] > 0);
  const telling = present.filter((verdict) => verdict !== "not-applicable");
  return telling.length > 0 ? telling : present;
};

function Verdicts({ summary, href }: { summary: Summary; href: string }) {
  const verdicts = shown(summary);
  const worst = verdicts[0];
  return (
    <Link
      prefetch={false}
      href={href}
      className={`inline-flex h-7 items-center gap-2.5 rounded-md px-2 hover:outline hover:outline-line-strong ${worst ? VERDICT_STYLES[worst].soft : ""}`}
    >
      {verdicts.map((verdict) => {
        const { Icon, label, text } = VERDICT_STYLES[verdict];
        return (
          <span key={verdict} title={label} className={`number inline-flex items-center gap-1 text-xs ${text}`}>
            <Icon aria-hidden className="size-3.5" strokeWidth={2.25} />
            {formatCount(summary.verdicts[verdict])}
            <span className="sr-only"> {label}</span>
          </span>
        );
      })}
    </Link>
  );
}
