import type { DocumentedGrant } from "#lib/domain/grant-reading.ts";
import { keyArn } from "#lib/domain/key.ts";
import { documentedGrantOfRow } from "#lib/key-access/grants/documented-grant-of-row.ts";
import { sceneOfScan } from "#lib/key-access/grants/scene-of-scan.ts";
import type { Control } from "./control.ts";
import { grantsOfScan, mayHaveGrants } from "./grants-of-keys.ts";

const ANSWERS = { there: "pass", missing: "fail", "cannot-tell": "cannot-tell" } as const;

export const documentedGrant: Control = {
  id: "BEP-021",
  title: "The grant that AWS documents for a resource is on its key",
  severity: "high",
  severityReason:
    "Without its grant a service cannot use the key for the resource: a model does not answer, a policy engine denies every request.",
  rationale:
    "For custom and imported models, managed knowledge bases, Data Automation libraries, gateways, policy engines and OpenSearch Serverless collections AWS documents grants by which the service uses the key. Where none names the resource, somebody revoked it or the resource never came under the key as its settings say.",
  remediation: {
    summary:
      "A service makes its grant when the resource is created with the key, and only then. Find out who revoked it (CloudTrail: RevokeGrant, RetireGrant), then recreate the resource, or set its key again where it can be updated.",
    console: [
      "In CloudTrail, look for RevokeGrant and RetireGrant events of the key, and who sent them.",
      "Check that the key policy lets the creating role use kms:CreateGrant through the service.",
      "Create the resource again with the same key (models: copy them), or update a gateway with its key, and delete the broken one.",
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
  *check(seen, facts) {
    const scene = sceneOfScan(seen, facts.scope.accountId);
    const grants = grantsOfScan(seen, facts);
    for (const key of seen.keys) {
      if (!mayHaveGrants(key)) continue;
      const readings = grants.get(keyArn(key)) ?? [];
      for (const row of scene.under(keyArn(key))) {
        const found = documentedGrantOfRow(row, key, readings, scene);
        if (!isAsked(found)) continue;
        const { name, region } = row.resource;
        const answer = ANSWERS[found.kind];
        yield { subject: { kind: "row", id: row.id }, region, name, answer, reason: found.because };
      }
    }
  },
};

const isAsked = (found: DocumentedGrant): found is DocumentedGrant & { kind: keyof typeof ANSWERS } =>
  found.kind in ANSWERS;
