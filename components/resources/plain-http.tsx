import { AnswerMark } from "#components/controls/answer-mark.tsx";
import { TermButton } from "#components/glossary/term-button.tsx";
import { ANSWER_TERMS } from "#lib/domain/terms.ts";
import type { PlainHttpView } from "#lib/views/resource.ts";

const ANSWERS = { denied: "pass", "let-in": "fail", "cannot-tell": "cannot-tell" } as const;

/** Whether the bucket requires TLS, and the policy statement that decides it. */
export function PlainHttp({ of: { kind, reason } }: { of: PlainHttpView }) {
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-2 [overflow-wrap:anywhere]">
      <TermButton term={ANSWER_TERMS[ANSWERS[kind]]}>
        <AnswerMark answer={ANSWERS[kind]} />
      </TermButton>
      <bdi>{reason}</bdi>
    </span>
  );
}
