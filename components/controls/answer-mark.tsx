import { SharedIcon } from "#components/ui/shared-icon.tsx";
import type { ControlAnswer } from "#lib/domain/finding.ts";
import { ANSWER_TERMS } from "#lib/domain/terms.ts";
import { ANSWER_STYLES } from "./answer-style.ts";

/** A status as icon and word. */
export function AnswerMark({ answer }: { answer: ControlAnswer }) {
  const { tone } = ANSWER_STYLES[answer];
  const { term, definition } = ANSWER_TERMS[answer];
  return (
    <span title={definition} className={`answer-mark ${tone}`}>
      <SharedIcon of={answer} />
      {term}
    </span>
  );
}
