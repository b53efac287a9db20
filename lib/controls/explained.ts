import type { ControlAnswer, Judgement } from "#lib/domain/finding.ts";
import type { Sentences } from "#lib/domain/reason-sentences.ts";

/** The answer of a control with its reason. */
export type Explained = Pick<Judgement, "answer" | "reason" | "reasonCode" | "reasonParameters">;

/** Makes answers with the sentences of one control: a code without a sentence, or other parameters, do not compile. */
export const explainedBy =
  <Table extends Sentences>(sentences: Table) =>
  <Code extends keyof Table & string>(
    answer: ControlAnswer,
    reasonCode: Code,
    ...[parameters]: Parameters<Table[Code]>
  ): Explained => ({
    answer,
    reason: (sentences[reasonCode] as (of: unknown) => string)(parameters),
    reasonCode,
    reasonParameters: (parameters as Readonly<Record<string, unknown>> | undefined) ?? {},
  });

interface ErrorCode {
  readonly errorCode: string;
}

/** A key that could not be described. */
export const UNDESCRIBED_KEY = {
  "key-not-described": ({ errorCode }: ErrorCode) => `The key could not be described (${errorCode}).`,
} satisfies Sentences;
