import type { Need, NeedSubject } from "#lib/domain/key-need.ts";
import { BEDROCK, cited, context, firstId, grantFor, OPERATIONS, role, USE, via } from "./request.ts";

const SERVICE_ROLE = "SageMakerStudioBedrockKnowledgeBaseServiceRolePolicy";
const KNOWLEDGE = 'Amazon Bedrock User Guide, "Encryption of knowledge base resources"';

/** The most that AWS's key policy lets a grant have; the event on the same page asks for the first two. */
const KNOWLEDGE_GRANT = [
  "Decrypt",
  "GenerateDataKey",
  "GenerateDataKeyWithoutPlaintext",
  "Encrypt",
  "DescribeKey",
  "CreateGrant",
];

/** A managed knowledge base: whoever creates it lets Bedrock keep a grant; its service role needs nothing of the key. */
export function managedKnowledgeBase({ region }: NeedSubject): readonly Need[] {
  return [
    role("the role that creates the knowledge base", {
      actions: ["kms:CreateGrant", "kms:GenerateDataKey", "kms:Decrypt"],
      carries: via("bedrock", region),
      grantCarries: grantFor(BEDROCK, KNOWLEDGE_GRANT),
      inexact: [OPERATIONS],
      why: "Amazon Bedrock stores the data through a grant that the creator of the knowledge base gives it.",
      source: KNOWLEDGE,
    }),
  ];
}

/** The key of a data source: for what lies there while documents are taken in. */
export function ingestion({ arn }: NeedSubject): readonly Need[] {
  return [
    role("the service role of the knowledge base", {
      actions: USE,
      // Only the managed policy names the context, and only as a pattern.
      carries: context("aws:bedrock:arn", `${firstId(arn)}*`),
      inexact: ["kms:EncryptionContext:aws:bedrock:arn"],
      why: "The service role encrypts transient data during ingestion.",
      source: cited(KNOWLEDGE, SERVICE_ROLE),
    }),
  ];
}

/** The bucket that a knowledge base reads its documents from. */
export function sourceDocuments({ keyRegion }: NeedSubject): readonly Need[] {
  return [
    role("the service role of the knowledge base", {
      actions: ["kms:Decrypt"],
      carries: via("s3", keyRegion),
      why: "The knowledge base reads its documents from a bucket encrypted with this key.",
      source: cited(KNOWLEDGE, SERVICE_ROLE),
    }),
  ];
}

/**
 * The secret with which a knowledge base opens a store or a source. Secrets Manager asks AWS KMS in the name of whoever
 * reads the secret (AWS Secrets Manager User Guide, "Secret encryption and decryption in AWS Secrets Manager").
 */
export function credentials({ keyRegion, storeArn }: NeedSubject): readonly Need[] {
  return [
    role("the service role of the knowledge base", {
      actions: ["kms:Decrypt"],
      carries: via("secretsmanager", keyRegion),
      why: `The knowledge base reads ${storeArn ?? "a secret"}, which is encrypted with this key.`,
      source: KNOWLEDGE,
    }),
  ];
}

/** An OpenSearch Serverless collection. */
export function collection({ keyRegion }: NeedSubject): readonly Need[] {
  return [
    role("the role that creates the collection", {
      actions: ["kms:DescribeKey", "kms:CreateGrant"],
      carries: via("aoss", keyRegion),
      grantCarries: { "kms:GrantIsForAWSResource": "true", [OPERATIONS]: ["Decrypt", "GenerateDataKey"] },
      inexact: [OPERATIONS],
      why: "OpenSearch Serverless stores vectors through a grant that the creator of the collection gives it.",
      source: 'Amazon OpenSearch Service Developer Guide, "Encryption in Amazon OpenSearch Serverless"',
    }),
  ];
}
