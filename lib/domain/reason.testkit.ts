import type { Reason, ReasonCode } from "./reason.ts";
import type { Claimed, Failed } from "./reason-sentences.ts";

const operation = "bedrock:GetAgent";
const key = "arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555";
const agent = "arn:aws:bedrock:us-east-1:123456789012:agent/AGENT12345";
const failed: Failed = {
  operation: "kms:DescribeKey",
  failure: "denied",
  errorCode: "AccessDeniedException",
  message: "User is not authorized to perform kms:DescribeKey",
};
const listed = { ...failed, type: "agent", region: "us-east-1", parent: null };
const claim: Claimed = { operation, data: "agent configuration" };

type ParametersByCode = { readonly [Code in ReasonCode]: Extract<Reason, { code: Code }>["parameters"] };

/** Parameters for every code, so that each sentence can be read. */
const PARAMETERS: ParametersByCode = {
  "key-unreadable": failed,
  "aws-owned": { operation },
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
  "store-outside-aws": { store: "example.pinecone.io" },
  "store-not-supported": { store: "arn:aws:new:us-east-1:123456789012:store/1", storeKind: "s3-vectors" },
  "inherits-nothing": { operation },
  "inherits-unread": { operation, from: agent },
  "not-listed": listed,
  "not-offered": { ...listed, parent: "agent-1", message: "AWS does not list the service in this Region" },
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

/** The sentences of a text. The parts of an AWS name or a time hold full stops too, but no blank after them. */
export const sentencesIn = (text: string): readonly string[] => text.split(/(?<=[.!?)])\s+(?=[A-Z])/);
