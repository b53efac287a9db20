import { TermButton } from "#components/glossary/term-button.tsx";
import { inSentence, UNKNOWN_TERMS, VERDICT_TERMS } from "#lib/domain/terms.ts";
import type { UnknownKind, Verdict } from "#lib/domain/verdict.ts";
import { VerdictIcon } from "./verdict-icon.tsx";
import { VERDICT_STYLES } from "./verdict-style.ts";

interface VerdictBadgeProps {
  readonly verdict: Verdict;
  /** Set only for the verdict `unknown`. */
  readonly unknown?: UnknownKind | null;
}

/** A verdict as icon and word, with the kind of unknown. */
export function VerdictBadge({ verdict, unknown = null }: VerdictBadgeProps) {
  const { text, soft } = VERDICT_STYLES[verdict];
  const { term, definition } = VERDICT_TERMS[verdict];
  return (
    <span title={definition} className={`verdict-badge ${text} ${soft}`}>
      <VerdictIcon verdict={verdict} />
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
