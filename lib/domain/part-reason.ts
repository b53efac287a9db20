import type { ReasonOf, Sentences } from "./explanation.ts";

/** Why AWS does not offer a part, or why this version does not read it: one sentence for each code. */
const PART_SENTENCES = {
  "key-of-another-account": () => "KMS returns this only to the key's own account.",
  "aws-managed-key": () =>
    "This scan reads it for customer managed keys only: AWS services use an AWS managed key for all principals in the account.",
  "key-origin": ({ origin }: { readonly origin: string }) =>
    `KMS does not rotate keys whose key material origin is ${origin}.`,
  "key-spec": ({ spec }: { readonly spec: string }) => `KMS does not rotate keys with the key spec ${spec}.`,
  "pending-deletion": () => "KMS does not rotate a key that is pending deletion.",
  "log-group-of-another-account": () => "CloudWatch Logs returns this only to the log group's own account.",
  "alarms-not-read": () => "The alarms were not read.",
} satisfies Sentences;

/** Why a part is not offered: a code with parameters. */
export type PartReason = ReasonOf<typeof PART_SENTENCES>;
export const PART_REASON_CODES = Object.keys(PART_SENTENCES) as readonly PartReason["code"][];

/** A part that is not offered: a code without a sentence, or other parameters, do not compile. */
export const notOffered = <Code extends PartReason["code"]>(
  code: Code,
  ...[parameters]: Parameters<(typeof PART_SENTENCES)[Code]>
) => ({ kind: "not-offered", reason: { code, parameters: parameters ?? {} } as PartReason }) as const;

/** The sentence of a reason; scans of older versions have kept the sentence. */
export function partSentence(reason: PartReason | string): string {
  if (typeof reason === "string") return reason;
  return (PART_SENTENCES[reason.code] as (of: object) => string)(reason.parameters ?? {});
}
