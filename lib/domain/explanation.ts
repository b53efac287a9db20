/**
 * Sentences by reason code; the argument of a sentence is the type of the code's parameters. They are plain JSON: ids,
 * ARNs, operations, dates, words of AWS. A snapshot keeps code and parameters, so a code is never renamed or removed,
 * and a parameter is only ever added.
 */
export type Sentences = Readonly<Record<string, (parameters: never) => string>>;

/** Any reason of a table of sentences: a code with its parameters. */
export type ReasonOf<Table extends Sentences> = {
  [Code in keyof Table & string]: { readonly code: Code; readonly parameters: Parameters<Table[Code]>[0] };
}[keyof Table & string];

/** A code with its parameters (plain JSON), and the sentence that a table has for them. */
export interface Explanation<Code extends string = string> {
  readonly code: Code;
  readonly parameters: object;
  readonly sentence: string;
}

/** What a snapshot keeps of an explanation inside another one. */
export type Coded<Code extends string = string> = Pick<Explanation<Code>, "code" | "parameters">;

/** Makes explanations with one table: a code without a sentence, or other parameters, do not compile. */
export const explainWith =
  <Table extends Sentences>(sentences: Table) =>
  <Code extends keyof Table & string>(code: Code, ...[parameters]: Parameters<Table[Code]>): Explanation<Code> => ({
    code,
    parameters: (parameters as object | undefined) ?? {},
    sentence: (sentences[code] as (of: unknown) => string)(parameters),
  });

/** The sentence of a table for a code and its parameters. */
export const sentenceFrom = <Table extends Sentences>(
  sentences: Table,
  { code, parameters }: Coded<keyof Table & string>,
): string => (sentences[code] as (of: object) => string)(parameters);

export const withoutSentence = <Code extends string>({ code, parameters }: Coded<Code>): Coded<Code> => ({
  code,
  parameters,
});
