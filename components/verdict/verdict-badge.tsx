import { TermButton } from "#components/glossary/term-button.tsx";
import { inSentence, UNKNOWN_TERMS, VERDICT_TERMS } from "#lib/domain/terms.ts";
import type { UnknownKind, Verdict } from "#lib/domain/verdict.ts";
import { VERDICT_STYLES } from "./verdict-style.ts";

interface VerdictBadgeProps {
  readonly verdict: Verdict;
  /** Set only for the verdict `unknown`. */
  readonly unknown?: UnknownKind | null;
}

/** A verdict as icon and word, with the kind of unknown. */
export function VerdictBadge({ verdict, unknown = null }: VerdictBadgeProps) {
  const { Icon, text, soft } = VERDICT_STYLES[verdict];
  const { term, definition } = VERDICT_TERMS[verdict];
  return (
    <span
      title={definition}
      className={`inline-flex items-center gap-1.5 whitespace-nowrap rounded-full px-2 py-0.5 font-medium text-xs ${text} ${soft}`}
    >
      <Icon aria-hidden className="size-3.5 shrink-0" strokeWidth={2.25} />
      {term}
      {unknown && <span className="font-normal">· {inSentence(UNKNOWN_TERMS[unknown])}</span>}
    </span>
  );
}

/** The badge as a button that opens the definition of the verdict or of the kind of unknown. */
export function VerdictButton({ verdict, unknown = null }: VerdictBadgeProps) {
  return (
    <TermButton term={unknown ? UNKNOWN_TERMS[unknown] : VERDICT_TERMS[verdict]}>
      <VerdictBadge verdict={verdict} unknown={unknown} />
    </TermButton>
  );
}
