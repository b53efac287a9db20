import Link from "next/link";
import { VERDICT_STYLES } from "#components/verdict/verdict-style.ts";
import { VerdictSymbol } from "#components/verdict/verdict-symbols.tsx";
import type { Asked } from "#lib/domain/posture.ts";
import { APPLICABLE, type Summary } from "#lib/domain/summary.ts";
import type { UnlistedType } from "#lib/domain/tally.ts";
import { VERDICT_TERMS } from "#lib/domain/terms.ts";
import { rowsHref } from "#lib/format/hrefs.ts";
import { formatCount } from "#lib/format/numbers.ts";
import { protectionsHref } from "./protections-href.ts";

interface MatrixCellProps {
  readonly summary: Summary;
  /** Set when the resources of the type could not be listed in the Region. */
  readonly unlisted: UnlistedType | undefined;
  readonly type: string;
  readonly region: string;
  readonly asked: Asked;
}

/** The protections of one type in one Region. None, unknown, not offered and not applicable look different. */
export function MatrixCell({ summary, unlisted, ...query }: MatrixCellProps) {
  if (summary.rows === 0) return <None />;
  if (summary.protections === 0)
    return <NotCounted text={unlisted?.offered === false ? "not offered" : "not applicable"} href={rowsHref(query)} />;
  const listFailed = unlisted?.offered === true && summary.protections === 1;
  return <Verdicts summary={summary} listFailed={listFailed} href={protectionsHref(summary, query)} />;
}

function None() {
  return (
    <span className="px-2 text-muted" title="None in this Region">
      <span aria-hidden>–</span>
      <span className="sr-only">none</span>
    </span>
  );
}

function NotCounted({ text, href }: { text: string; href: string }) {
  return (
    <Link
      prefetch={false}
      href={href}
      className="inline-flex h-7 items-center whitespace-nowrap px-2 text-muted text-xs hover:underline"
    >
      {text}
    </Link>
  );
}

/** The worst verdicts of a cell; the others are one number, so that cells stay small. */
const MOST_SHOWN = 2;

interface VerdictsProps {
  readonly summary: Summary;
  /** The only protection is a placeholder for a list that could not be read. */
  readonly listFailed: boolean;
  readonly href: string;
}

function Verdicts({ summary: { verdicts }, listFailed, href }: VerdictsProps) {
  const present = APPLICABLE.filter((verdict) => verdicts[verdict] > 0);
  const [worst] = present;
  const shown = present.slice(0, MOST_SHOWN);
  const others = present.slice(MOST_SHOWN).reduce((sum, verdict) => sum + verdicts[verdict], 0);
  return (
    <Link
      prefetch={false}
      href={href}
      title={listFailed ? "The list call failed; resources in this Region are unknown" : undefined}
      className={`matrix-cell ${worst ? VERDICT_STYLES[worst].soft : ""}`}
    >
      {shown.map((verdict) => (
        <span key={verdict} title={VERDICT_TERMS[verdict].term} className={VERDICT_STYLES[verdict].text}>
          <VerdictSymbol verdict={verdict} /> {formatCount(verdicts[verdict])}
          {listFailed ? " list failed" : <span className="sr-only"> {VERDICT_TERMS[verdict].term}</span>}
        </span>
      ))}
      {others > 0 && (
        <span>
          +{formatCount(others)}
          <span className="sr-only"> others</span>
        </span>
      )}
    </Link>
  );
}
