import type { Failure } from "./call.ts";
import type { ReasonOf } from "./explanation.ts";
import { CLAIM_SENTENCES, type Claimed, type Failed, KEY_SENTENCES, LIST_SENTENCES } from "./reason-sentences.ts";

const SENTENCES = { ...KEY_SENTENCES, ...LIST_SENTENCES, ...CLAIM_SENTENCES };

/** A reason that stands alone. */
type PlainReason = ReasonOf<typeof SENTENCES>;

/** The reason of another resource; `from` has the ARNs on the way to it, the nearest first. */
interface InheritedReason {
  readonly code: "inherited";
  readonly parameters: { readonly from: readonly string[]; readonly reason: PlainReason };
}

/** Why a verdict is what it is: what was observed, by which API call, and what it means. Plain JSON. */
export type Reason = PlainReason | InheritedReason;
export type ReasonCode = Reason["code"];

export const REASON_CODES = [...Object.keys(SENTENCES), "inherited"] as readonly ReasonCode[];

/** The sentence for each reason code. */
export const REASON_SENTENCES: {
  readonly [Code in ReasonCode]: (parameters: Extract<Reason, { code: Code }>["parameters"]) => string;
} = {
  ...SENTENCES,
  inherited: (parameters) => sentenceOf({ code: "inherited", parameters }),
};

/** A reason as the catalogue gives it; the scanner adds the API call and the data. */
export type ClaimReason = {
  [Code in keyof typeof CLAIM_SENTENCES]: {
    readonly code: Code;
    readonly parameters: Omit<Parameters<(typeof CLAIM_SENTENCES)[Code]>[0], keyof Claimed> & Partial<Claimed>;
  };
}[keyof typeof CLAIM_SENTENCES];

/** The reason of a claim: parameters of the claim's own go before those of its call. */
export const claimed = ({ code, parameters }: ClaimReason, of: Claimed): Reason =>
  ({ code, parameters: { ...of, ...parameters } }) as Reason;

/** One or two sentences that an auditor can quote. */
export function sentenceOf(reason: Reason): string {
  if (reason.code !== "inherited") return plainSentence(reason);
  const { from, reason: own } = reason.parameters;
  return `The data inherits the key of ${from.join(", which inherits the key of ")}: ${plainSentence(own)}`;
}

function plainSentence<Code extends PlainReason["code"]>({ code, parameters }: Extract<PlainReason, { code: Code }>) {
  const sentence = SENTENCES[code] as (of: typeof parameters) => string;
  return sentence(parameters);
}

/** Whether this version knows a code, which may come from a snapshot. */
export const isReasonCode = (code: string): code is ReasonCode =>
  code === "inherited" || Object.hasOwn(SENTENCES, code);

/** The same reason, for a resource that inherits the key of `from`. */
export const inheritedFrom = (from: string, reason: Reason): Reason =>
  reason.code === "inherited"
    ? { code: "inherited", parameters: { ...reason.parameters, from: [from, ...reason.parameters.from] } }
    : { code: "inherited", parameters: { from: [from], reason } };

/** What a reason keeps of a failed call. */
export const failedCall = ({ operation, kind, code }: Failure): Failed => ({
  operation,
  failure: kind,
  errorCode: code,
});

/** A reason in the members of a row. */
export const reasonMembers = (reason: Reason) => ({
  reason: sentenceOf(reason),
  reasonCode: reason.code,
  reasonParameters: reason.parameters,
});
