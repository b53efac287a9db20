import type { DocumentedGrant } from "#lib/domain/grant-reading.ts";
import { DOCUMENTED_GRANT_SENTENCES } from "#lib/domain/grant-sentences.ts";
import { keyArn } from "#lib/domain/key.ts";
import { documentedGrantOfRow } from "#lib/key-access/grants/documented-grant-of-row.ts";
import { sceneOfScan } from "#lib/key-access/grants/scene-of-scan.ts";
import type { Control } from "./control.ts";
import { answerWith } from "./explained.ts";
import { grantsOfScan, mayHaveGrants } from "./grants-of-keys.ts";

const ANSWERS = { there: "pass", missing: "fail", "cannot-tell": "cannot-tell" } as const;

export const documentedGrant: Control<keyof typeof DOCUMENTED_GRANT_SENTENCES> = {
  id: "BEP-021",
  scope: "region",
  title: "Resources should have the KMS grants that AWS documents for them",
  severity: "high",
  severityReason:
    "Without the grant a service cannot use the key for the resource: a model cannot be invoked, a policy engine denies every request.",
  rationale:
    "AWS documents grants for custom and imported models, managed knowledge bases, Data Automation libraries, gateways, policy engines and OpenSearch Serverless collections; the service uses the key through them. If no grant references the resource, the grant was revoked or the resource was never encrypted with the key in its settings.",
  remediation: {
    summary:
      "A service creates its grant only when the resource is created with the key. Find out who revoked it (CloudTrail: RevokeGrant, RetireGrant), then recreate the resource, or set its key again where it can be updated.",
    console: [
      "In CloudTrail, search for RevokeGrant and RetireGrant events of the key, and note the principals.",
      "Check that the key policy allows the creating role kms:CreateGrant through the service.",
      "Recreate the resource with the same key (copy models), or update a gateway with its key, and delete the affected resource.",
    ],
    cli: `aws cloudtrail lookup-events --region REGION --lookup-attributes AttributeKey=EventName,AttributeValue=RevokeGrant
aws kms list-grants --region REGION --key-id KEY_ARN
# A model gets a new grant when it is copied:
aws bedrock create-model-copy-job --region REGION --source-model-arn MODEL_ARN \\
  --target-model-name NAME --model-kms-key-id KEY_ARN`,
    cloudFormation: null,
    terraform: null,
  },
  sources: [
    'Amazon Bedrock User Guide, "Encryption of custom models", "Encryption of imported custom models", "Encryption of knowledge base resources", "Encryption in Amazon Bedrock Data Automation"',
    'Amazon Bedrock AgentCore Developer Guide, "Customize your policy engine\'s encryption": without the key, requests are denied',
    'Amazon Bedrock AgentCore Developer Guide, "Encrypt your AgentCore gateway with customer-managed KMS key"',
    'Amazon OpenSearch Service Developer Guide, "Encryption in Amazon OpenSearch Serverless"',
  ],
  frameworks: [
    { framework: "NIST SP 800-53 r5", id: "SC-12(1)", by: "analogy" },
    { framework: "ISO/IEC 27001:2022", id: "A.8.24", by: "analogy" },
  ],
  reasons: DOCUMENTED_GRANT_SENTENCES,
  *check(seen, index) {
    const scene = sceneOfScan(seen, index.scope.accountId);
    const grants = grantsOfScan(seen, index);
    for (const key of seen.keys) {
      if (!mayHaveGrants(key)) continue;
      const readings = grants.get(keyArn(key)) ?? [];
      for (const row of scene.under(keyArn(key))) {
        const found = documentedGrantOfRow(row, key, readings, scene);
        if (!isAsked(found)) continue;
        const { name, region } = row.resource;
        const judged = answerWith(ANSWERS[found.kind], found.reason);
        yield { subject: { kind: "row", id: row.id }, region, name, ...judged };
      }
    }
  },
};

const isAsked = (found: DocumentedGrant): found is DocumentedGrant & { kind: keyof typeof ANSWERS } =>
  found.kind in ANSWERS;
