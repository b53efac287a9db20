import { createHash } from "node:crypto";
import type { GrantListEntry, GrantOperation } from "@aws-sdk/client-kms";
import { ACCOUNT_ID } from "./identity.ts";
import { daysAgo } from "./today.ts";

/** Grant ids are 64 hexadecimal digits; here they follow from what the grant is for. */
function grantId(keyArn: string, purpose: string): string {
  return createHash("sha256").update(`${keyArn} ${purpose}`).digest("hex");
}

/** The primary grant that Bedrock keeps per custom model (User Guide, "Encryption of custom models"). */
export function modelGrant(keyArn: string, modelArn: string, createdAt: string | number): GrantListEntry {
  return {
    KeyId: keyArn,
    GrantId: grantId(keyArn, modelArn),
    CreationDate: new Date(createdAt),
    GranteePrincipal: "bedrock.amazonaws.com",
    RetiringPrincipal: "bedrock.amazonaws.com",
    IssuingAccount: `arn:aws:iam::${ACCOUNT_ID}:root`,
    Operations: ["Decrypt", "CreateGrant", "GenerateDataKey", "DescribeKey"],
    Constraints: { SourceArn: modelArn },
  };
}

/** A grant of a managed knowledge base, tied to it by encryption context. */
export function knowledgeBaseGrant(keyArn: string, knowledgeBaseArn: string, createdAt: string): GrantListEntry {
  return {
    ...modelGrant(keyArn, knowledgeBaseArn, createdAt),
    Operations: ["Decrypt", "GenerateDataKey"],
    Constraints: { EncryptionContextSubset: { "aws:bedrock:arn": knowledgeBaseArn } },
  };
}

/** The grant of an OpenSearch Serverless collection. */
export function collectionGrant(keyArn: string, collectionArn: string, createdAt: string): GrantListEntry {
  return {
    ...modelGrant(keyArn, collectionArn, createdAt),
    Name: `aoss-${collectionArn.slice(collectionArn.lastIndexOf("/") + 1)}`,
    GranteePrincipal: "aoss.amazonaws.com",
    RetiringPrincipal: "aoss.amazonaws.com",
    Operations: ["GenerateDataKey", "Decrypt", "DescribeKey"],
    Constraints: { EncryptionContextSubset: { "aws:aoss:arn": collectionArn } },
  };
}

/** A grant to a role of the account, as batch jobs leave behind. */
export function roleGrant(keyArn: string, role: string, index: number): GrantListEntry {
  return {
    KeyId: keyArn,
    GrantId: grantId(keyArn, `${role} ${index}`),
    Name: `${role}-${String(index).padStart(3, "0")}`,
    CreationDate: new Date(Date.UTC(2025, 5, 1 + index)),
    GranteePrincipal: `arn:aws:iam::${ACCOUNT_ID}:role/${role}`,
    IssuingAccount: `arn:aws:iam::${ACCOUNT_ID}:root`,
    Operations: ["Decrypt", "DescribeKey"],
  };
}

/** The primary grant as AWS's sample shows it: bound to nothing. */
export function unboundGrant(keyArn: string, createdAt: string): GrantListEntry {
  return { ...modelGrant(keyArn, `unbound ${createdAt}`, createdAt), Constraints: undefined };
}

/** A grant of a gateway or policy engine (AgentCore Developer Guide: GrantConstraintType EncryptionContextSubset). */
export function agentcoreGrant(
  keyArn: string,
  resourceArn: string,
  operations: readonly GrantOperation[],
  createdAt: string,
): GrantListEntry {
  const kind = resourceArn.includes(":gateway/")
    ? "aws:bedrock-agentcore-gateway:arn"
    : "aws:bedrock-agentcore-policy:policy-engine-arn";
  return {
    ...modelGrant(keyArn, resourceArn, createdAt),
    GrantId: grantId(keyArn, `${resourceArn} ${operations}`),
    GranteePrincipal: "bedrock-agentcore.amazonaws.com",
    RetiringPrincipal: "bedrock-agentcore.amazonaws.com",
    Operations: [...operations],
    Constraints: { EncryptionContextSubset: { [kind]: resourceArn } },
  };
}

/** The grant of a Data Automation library. */
export function libraryGrant(keyArn: string, libraryArn: string, createdAt: string): GrantListEntry {
  return {
    ...modelGrant(keyArn, libraryArn, createdAt),
    Constraints: { EncryptionContextSubset: { "aws:bedrock:data-automation-library-arn": libraryArn } },
  };
}

/** The grant of an asynchronous Data Automation invocation, made some hours ago; AWS retires it after 30. */
export function invocationGrant(keyArn: string, hoursAgo: number): GrantListEntry {
  const purpose = `invocation ${hoursAgo} hours ago`;
  return {
    ...modelGrant(keyArn, purpose, new Date(daysAgo(hoursAgo / 24)).toISOString()),
    Name: `data-automation-${hoursAgo}`,
    Constraints: { EncryptionContextSubset: { "aws:bedrock:data-automation-customer-account-id": ACCOUNT_ID } },
  };
}
