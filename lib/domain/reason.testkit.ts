import type { Reason, ReasonCode } from "./reason.ts";
import type { Claimed, Failed } from "./reason-sentences.ts";

const operation = "bedrock:GetAgent";
const key = "arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555";
const agent = "arn:aws:bedrock:us-east-1:123456789012:agent/AGENT12345";
const failed: Failed = {
  operation: "kms:DescribeKey",
  failure: "denied",
  errorCode: "AccessDeniedException",
};
const listed = { ...failed, type: "agent", region: "us-east-1", parent: null };
const claim: Claimed = { operation, data: "agent configuration" };

type ParametersByCode = { readonly [Code in ReasonCode]: Extract<Reason, { code: Code }>["parameters"] };

/** Parameters for every code, so that each sentence can be read. */
const PARAMETERS: ParametersByCode = {
  "key-unreadable": failed,
  "aws-owned": { operation, member: "customerEncryptionKeyArn" },
  "aws-owned-literal": { operation, value: "auto" },
  "service-default-key": { operation },
  "aws-managed-by-default": { operation, alias: "aws/secretsmanager" },
  "sse-s3": { operation },
  "encryption-disabled": { operation },
  "key-customer-managed": { operation, key, accountId: "123456789012", state: "Enabled" },
  "key-aws-managed": { operation, key: "alias/aws/s3" },
  "key-unusable": {
    ...{ operation, key, spec: "SYMMETRIC_DEFAULT", usage: "ENCRYPT_DECRYPT", state: "PendingDeletion" },
    ...{ deletionDate: "2026-12-10T00:00:00.000Z", pendingWindowDays: null },
  },
  "key-gone": { operation, key, describedBy: "kms:DescribeKey", errorCode: "NotFoundException" },
  "key-not-described": { operation, key, failed },
  "store-outside-aws": { operation, store: "example.pinecone.io" },
  "store-not-supported": {
    ...{ operation, store: "arn:aws:new:us-east-1:123456789012:store/1", storeKind: "s3-vectors" },
  },
  "inherits-nothing": { operation },
  "inherits-unread": { operation, from: agent },
  "not-listed": listed,
  "not-offered": { ...listed, parent: "agent-1" },
  "region-not-enabled": { operation: "ec2:DescribeRegions", region: "af-south-1" },
  "region-not-scanned": { ...failed, region: "af-south-1" },
  "regions-not-listed": { ...failed, scanned: "us-east-1" },
  "key-not-exposed": claim,
  "neither-key-nor-store": claim,
  "type-not-known": { ...claim, what: "vector store", type: "NEW_STORE" },
  "failed-or-deleted": { ...claim, status: "FAILED" },
  "job-ended": { ...claim, status: "Failed" },
  "no-customer-content": claim,
  "no-version": claim,
  "no-guardrail": claim,
  "no-model": claim,
  "no-memory": claim,
  "no-own-evaluators": claim,
  "foundation-model": claim,
  "covered-by-knowledge-base": claim,
  "stored-in-versions": claim,
  "logging-disabled": claim,
  "retention-disabled": claim,
  "retention-mode-not-set": claim,
  "retention-mode": { ...claim, mode: "full" },
  "retention-destination": { ...claim, destination: "aws_managed" },
  "project-data": claim,
  "log-groups-by-prefix": claim,
  "vector-store-not-returned": claim,
  "volume-encryption-not-set": claim,
  "agent-date-not-returned": claim,
  "preview-api": claim,
  "connector-parameters": claim,
  inherited: {
    from: [`${agent}/alias`, agent],
    reason: {
      code: "key-customer-managed",
      parameters: { operation, key, accountId: "123456789012", state: "Enabled" },
    },
  },
};

/** One reason for each code. */
export const SAMPLE_REASONS: readonly Reason[] = Object.entries(PARAMETERS).map(
  ([code, parameters]) => ({ code, parameters }) as Reason,
);

/** Reasons as older versions kept them: without parameters that were added since, or with the message of AWS. */
export const OLDER_REASONS: readonly (readonly [Reason, string])[] = [
  [
    { code: "aws-owned", parameters: { operation } },
    "bedrock:GetAgent returned no KMS key: the data is encrypted with an AWS owned key.",
  ],
  [
    { code: "key-unreadable", parameters: { ...failed, ...{ message: "Not authorized. Request ID: 1" } } },
    "kms:DescribeKey failed with AccessDeniedException: which key encrypts the data is unknown.",
  ],
  [
    { code: "store-outside-aws", parameters: { store: "example.pinecone.io" } },
    "The data is stored outside AWS, at example.pinecone.io: no AWS API exposes its encryption.",
  ],
  [
    { code: "store-not-supported", parameters: { store: "arn:aws:new:::1", storeKind: "new" } },
    "The data is stored in arn:aws:new:::1: this version does not read stores of type new, so the encryption is unknown.",
  ],
];

/** The sentences of a text. The parts of an AWS name or a time hold full stops too, but no blank after them. */
export const sentencesIn = (text: string): readonly string[] => text.split(/(?<=[.!?])\s+|(?<=\))\s+(?=[A-Z])/);

/** An API operation as sentences name it, e.g. `bedrock:GetAgent`. */
const OPERATION = /(?<![\w:-])[a-z][a-z0-9-]*:[A-Z][A-Za-z0-9]+/g;

/** The API operations, or IAM actions, that a text names. */
export const operationsIn = (text: string): readonly string[] => text.match(OPERATION) ?? [];

/** Words that a sentence of a reason may have as its verb. */
const VERB =
  /\b(is|are|was|were|be|has|had|returned|returns|failed|shows|did|does|can|cannot|may|allows?|denies|deny|grants?|delegates|inherits?|uses|holds|keeps|decide|covers|exposes|exists?|documents|retires|belongs|references?|stores|log|logs|follows|expires|excludes?|matches|reads)\b/;

/** A verb in the place of the subject: "Inherits the key …". */
const NO_SUBJECT = /^(?:Inherits|Returned|Returns|Failed|Is|Are|Was|Has|Could|Cannot|Allows|Denies)\b/;
/** A heading in the place of a sentence: "Draft: …". */
const isHeading = (sentence: string) => sentence.includes(": ") && !VERB.test(sentence.split(": ")[0] ?? "");

/** More words than this are not short; an ARN or a list of names is one word each. */
const WORDS = 60;

/** What a text that an auditor quotes must not be; nothing for a good one. */
export function faultsOf(text: string): readonly string[] {
  const sentences = sentencesIn(text);
  return [
    ...(/^\S[^\n]*\.$/.test(text) ? [] : ["it is not one line that ends with a full stop"]),
    ...(/undefined|null|NaN|\[object/.test(text) ? ["a value has no words"] : []),
    ...(sentences.length > 2 ? [`it has ${sentences.length} sentences`] : []),
    ...sentences.flatMap((sentence) => [
      ...(NO_SUBJECT.test(sentence) || isHeading(sentence) ? [`no subject: ${sentence}`] : []),
      ...(VERB.test(sentence) ? [] : [`no verb: ${sentence}`]),
      ...(sentence.split(/\s+/).length > WORDS ? [`not short: ${sentence}`] : []),
    ]),
  ];
}
