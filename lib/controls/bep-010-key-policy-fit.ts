import { type Key, keyArn } from "#lib/domain/key.ts";
import { UNREAD_POLICY } from "#lib/domain/key-policy-of.ts";
import type { Observation } from "#lib/domain/observation.ts";
import type { ProtectionRow } from "#lib/domain/snapshot.ts";
import { fitOf } from "#lib/key-access/fit/fit-of.ts";
import { controlAnswerOf, FIT_SENTENCES, fitReason } from "#lib/key-access/fit/fit-words.ts";
import { type KnownPolicy, knownPolicy } from "#lib/key-access/fit/known-policy.ts";
import { needsOf, subjectOf } from "#lib/key-access/needs/needs-of.ts";
import type { Control } from "./control.ts";
import { answerWith, type Explained } from "./explained.ts";

const REASONS = { ...UNREAD_POLICY, ...FIT_SENTENCES };

export const keyPolicyFit: Control<keyof typeof REASONS> = {
  id: "BEP-010",
  scope: "region",
  title: "KMS key policies should grant Bedrock the permissions it requires",
  severity: "medium",
  severityReason:
    "Nothing is exposed. But a job, agent memory or log delivery fails, often much later and with an unrelated error message, and policies tend to be over-broadened under pressure.",
  rationale:
    "Configuring a key does not mean that Bedrock can use it. Bedrock calls KMS as a role or as the service, through a service endpoint in a Region and with a type-specific encryption context; a statement missing one of these conditions never matches.",
  remediation: {
    summary:
      "Add the missing statement (least privilege), or fix the condition that blocks an existing one. The resource's page shows the change as a diff to copy.",
    console: [
      "Open the resource here, and under 'Key policy permissions' copy the policy with the missing statements.",
      "In the AWS KMS console open the key, Key policy, Edit, and compare before saving.",
      "If a Deny statement blocks the role or the service, exclude that principal from it: an Allow cannot override a Deny.",
    ],
    cli: `aws kms get-key-policy --key-id KEY_ARN --query Policy --output text > policy.json
# edit policy.json
aws kms put-key-policy --key-id KEY_ARN --policy file://policy.json`,
    cloudFormation: `Key:
  Type: AWS::KMS::Key
  Properties:
    KeyPolicy:
      Version: "2012-10-17"
      Statement: # the existing statements, and those that the resource's page shows as missing`,
    terraform: `resource "aws_kms_key_policy" "key" {
  key_id = "KEY_ARN"
  policy = file("policy.json")
}`,
  },
  sources: [
    'AWS KMS Developer Guide, "Key policies in AWS KMS" and "Default key policy"',
    'AWS KMS Developer Guide, "AWS KMS condition keys"',
    'Amazon Bedrock User Guide, "Data encryption", and the page of each resource type',
  ],
  frameworks: [
    { framework: "NIST SP 800-53 r5", id: "SC-12(2)", by: "analogy" },
    { framework: "NIST SP 800-53 r5", id: "SC-28(1)", by: "analogy" },
    { framework: "ISO/IEC 27001:2022", id: "A.8.24", by: "analogy" },
  ],
  reasons: REASONS,
  *check({ rows, keys, resources }) {
    const observations = new Map(resources.map(({ id, observation }) => [id, observation]));
    const policies = new Map(keys.filter(isCustomers).map((key) => [keyArn(key), knownPolicy(key)]));
    for (const row of rows) {
      const policy = row.keyArn === null ? undefined : policies.get(row.keyArn);
      const judged = policy && judgeRow(row, observations.get(row.resourceId ?? ""), policy);
      if (!judged) continue;
      yield {
        subject: { kind: "row", id: row.id },
        region: row.region,
        name: `${row.resourceName ?? row.resourceArn}: ${row.data}`,
        ...judged,
      };
    }
  },
};

const isCustomers = (key: Key) => key.kind === "described" && key.metadata.manager === "CUSTOMER";

/** Null for data about which AWS documents no needs. */
function judgeRow(
  row: ProtectionRow,
  observation: Observation | undefined,
  policy: KnownPolicy,
): Explained<keyof typeof REASONS> | null {
  const subject = subjectOf(row, observation ?? null);
  if (!subject) return null;
  const fit = fitOf(needsOf(subject), row.accountId, policy, false);
  switch (fit.kind) {
    case "not-documented":
      return null;
    case "no-policy":
      return answerWith("cannot-tell", fit.because);
    case "judged":
      return answerWith(controlAnswerOf(fit), fitReason(fit));
  }
}
