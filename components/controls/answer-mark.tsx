import type { ControlAnswer } from "#lib/domain/finding.ts";
import { ANSWER_TERMS } from "#lib/domain/terms.ts";
import { ANSWER_STYLES } from "./answer-style.ts";

/** A status as icon and word. */
export function AnswerMark({ answer }: { answer: ControlAnswer }) {
  const { Icon, tone } = ANSWER_STYLES[answer];
  const { term, definition } = ANSWER_TERMS[answer];
  return (
    <span title={definition} className={`inline-flex items-center gap-1 whitespace-nowrap font-medium text-xs ${tone}`}>
      <Icon aria-hidden className="size-3.5 shrink-0" />
      {term}
    </span>
  );
}
