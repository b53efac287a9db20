import { CircleQuestionMark, CircleX } from "lucide-react";
import type { PolicyStatement } from "#lib/domain/key-policy.ts";
import { clauseText } from "#lib/domain/policy-clauses.ts";
import type { PolicyRemark } from "#lib/views/key.ts";

const SIGNS = {
  fail: { Icon: CircleX, text: "text-danger", word: "failed" },
  "cannot-tell": { Icon: CircleQuestionMark, text: "text-unknown", word: "unknown" },
} as const;

interface Props {
  readonly of: PolicyStatement;
  readonly remarks: readonly PolicyRemark[];
}

/** The findings about one statement, and the parts of it that were not evaluated. */
export function PolicyRemarks({ of: { flaws }, remarks }: Props) {
  if (flaws.length + remarks.length === 0) return null;
  return (
    <ul className="mt-2 grid gap-1 border-line border-t pt-2 text-xs leading-relaxed">
      {flaws
        .map(({ because }) => clauseText(because))
        .map((flaw) => (
          <Remark key={flaw} answer="cannot-tell">
            Not evaluated: {flaw}. This statement is ignored for access decisions.
          </Remark>
        ))}
      {remarks.map(({ control, answer, sentence }) => (
        <Remark key={control} answer={answer}>
          {sentence}{" "}
          <span className="whitespace-nowrap text-muted">
            {control} {SIGNS[answer].word}
          </span>
        </Remark>
      ))}
    </ul>
  );
}

function Remark({ answer, children }: { answer: keyof typeof SIGNS; children: React.ReactNode }) {
  const { Icon, text } = SIGNS[answer];
  return (
    <li className="flex gap-2">
      <Icon aria-hidden className={`mt-0.5 size-3.5 shrink-0 ${text}`} />
      <bdi className="min-w-0">{children}</bdi>
    </li>
  );
}
