import type { ControlAnswer } from "#lib/domain/finding.ts";
import { REASON_SENTENCES } from "#lib/domain/reason.ts";
import type { ProtectionRow } from "#lib/domain/snapshot.ts";
import type { Control } from "./control.ts";
import { judgeRows } from "./judge-rows.ts";

export const encrypted: Control<keyof typeof REASON_SENTENCES> = {
  id: "BEP-002",
  scope: "region",
  title: "Data at rest should be encrypted",
  severity: "high",
  severityReason:
    "Anyone with access to the disk, a backup or the endpoint of the store can read the data in plain text.",
  rationale:
    "Bedrock's own storage is always encrypted. The data stores that Bedrock reads and writes may not be: vector databases, domains and clusters can be created without encryption. They hold prompts, documents and embeddings.",
  remediation: {
    summary:
      "Most data stores can only be encrypted at creation: create an encrypted store, migrate the data, point Bedrock at it, and delete the old store with its snapshots.",
    console: [
      "Open the resource and follow it to the store that is not encrypted.",
      "Create a new store, or restore a snapshot into one, with encryption at rest and a customer managed key.",
      "Point the knowledge base or the job at it, check that it works, then delete the old store and its snapshots.",
    ],
    cli: `aws opensearch update-domain-config --domain-name NAME \\
  --encryption-at-rest-options Enabled=true,KmsKeyId=KEY_ARN
aws rds restore-db-cluster-from-snapshot --db-cluster-identifier NEW --engine aurora-postgresql \\
  --snapshot-identifier SNAPSHOT --kms-key-id KEY_ARN`,
    cloudFormation: `Type: AWS::RDS::DBCluster
Properties:
  StorageEncrypted: true
  KmsKeyId: !GetAtt DataKey.Arn`,
    terraform: `resource "aws_rds_cluster" "vectors" {
  storage_encrypted = true
  kms_key_id        = aws_kms_key.data.arn
}`,
  },
  sources: [
    'Amazon Bedrock User Guide, "Data encryption": Bedrock encrypts its own data at rest',
    'Amazon RDS User Guide, "Encrypting Amazon RDS resources": encryption is set at creation, or by restoring a snapshot',
    'Amazon OpenSearch Service Developer Guide, "Encryption of data at rest for Amazon OpenSearch Service"',
  ],
  frameworks: [
    { framework: "NIST SP 800-53 r5", id: "SC-28", by: "analogy" },
    { framework: "NIST CSF 2.0", id: "PR.DS-01", by: "analogy" },
    { framework: "ISO/IEC 27001:2022", id: "A.8.24", by: "analogy" },
    { framework: "CIS Controls 8.1", id: "3.11", by: "analogy" },
    { framework: "HIPAA", id: "164.312(a)(2)(iv)", by: "analogy" },
  ],
  reasons: REASON_SENTENCES,
  check: ({ rows }) => judgeRows(rows, isEncrypted),
};

/** Data whose encryption no API reveals is not evaluated. */
function isEncrypted({ verdict, unknown }: ProtectionRow): ControlAnswer | null {
  switch (verdict) {
    case "unencrypted":
      return "fail";
    case "unknown":
      return unknown === "unreadable" ? "cannot-tell" : null;
    case "not-applicable":
      return null;
    case "aws-owned":
    case "aws-managed":
    case "key-unusable":
    case "customer-managed":
      return "pass";
  }
}
