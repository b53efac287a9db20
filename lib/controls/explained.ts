import type { Failure } from "#lib/domain/call.ts";
import { type Explanation, explainWith, type Sentences } from "#lib/domain/explanation.ts";
import type { ControlAnswer, Judgement } from "#lib/domain/finding.ts";
import { type UndescribedKey, undescribed } from "#lib/domain/reason-sentences.ts";

/** The answer of a control with its reason. */
export type Explained<Code extends string = string> = Pick<
  Judgement<Code>,
  "answer" | "reason" | "reasonCode" | "reasonParameters"
>;

export const answerWith = <Code extends string>(
  answer: ControlAnswer,
  { code, parameters, sentence }: Explanation<Code>,
): Explained<Code> => ({ answer, reason: sentence, reasonCode: code, reasonParameters: parameters });

/** Makes answers with the sentences of one control: a code without a sentence, or other parameters, do not compile. */
export function explainedBy<Table extends Sentences>(sentences: Table) {
  const explain = explainWith(sentences);
  return <Code extends keyof Table & string>(
    answer: ControlAnswer,
    code: Code,
    ...parameters: Parameters<Table[Code]>
  ): Explained<Code> => answerWith(answer, explain(code, ...parameters));
}

/** A key that could not be described. */
export const UNDESCRIBED_KEY = {
  "key-not-described": (of: UndescribedKey) => `${undescribed(of)}: the state and the settings of the key are unknown.`,
} satisfies Sentences;

/** The parameters of a call that failed, without what differs in each scan. */
export const failureOf = ({ operation, code: errorCode }: Pick<Failure, "operation" | "code">) => ({
  operation,
  errorCode,
});
