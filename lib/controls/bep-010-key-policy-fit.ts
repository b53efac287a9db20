import type { Judgement } from "#lib/domain/finding.ts";
import { type Key, keyArn } from "#lib/domain/key.ts";
import type { Observation } from "#lib/domain/observation.ts";
import type { ProtectionRow } from "#lib/domain/snapshot.ts";
import { fitOf } from "#lib/key-access/fit/fit-of.ts";
import { controlAnswerOf, fitReason } from "#lib/key-access/fit/fit-words.ts";
import { type KnownPolicy, knownPolicy } from "#lib/key-access/fit/known-policy.ts";
import { needsOf, subjectOf } from "#lib/key-access/needs/needs-of.ts";
import type { Control } from "./control.ts";

export const keyPolicyFit: Control = {
  id: "BEP-010",
  title: "The key policy lets Bedrock use the key for what is under it",
  severity: "medium",
  severityReason:
    "Nothing is exposed. But a job, an agent's memory or a delivery of logs fails, often much later and with a message about something else, and someone widens the policy in a hurry.",
  rationale:
    "A key that is named is not yet a key that can be used. Amazon Bedrock asks for it in the name of a role or for itself, through a service in a Region and with an encryption context that differs from type to type; a statement that misses one of them never applies.",
  remediation: {
    summary:
      "Add the smallest statement that is missing, or mend the condition that stops one. The resource's page shows it as a difference to copy.",
    console: [
      "Open the resource here, and under “Does the key policy fit?” copy the policy with what is missing.",
      "In the AWS KMS console open the key, Key policy, Edit, and compare before saving.",
      "Where a Deny stands in the way, except the role or the service from it: no Allow helps.",
    ],
    cli: `aws kms get-key-policy --key-id KEY_ARN --query Policy --output text > policy.json
# edit policy.json
aws kms put-key-policy --key-id KEY_ARN --policy file://policy.json`,
    cloudFormation: `Key:
  Type: AWS::KMS::Key
  Properties:
    KeyPolicy:
      Version: "2012-10-17"
      Statement: # what is there, and what the resource's page shows as missing`,
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

/** Null for what AWS documents nothing about. */
function judgeRow(
  row: ProtectionRow,
  observation: Observation | undefined,
  policy: KnownPolicy,
): Pick<Judgement, "answer" | "reason"> | null {
  const subject = subjectOf(row, observation ?? null);
  if (!subject) return null;
  const fit = fitOf(needsOf(subject), row.accountId, policy, false);
  switch (fit.kind) {
    case "not-documented":
      return null;
    case "no-policy":
      return {
        answer: "cannot-tell",
        reason: `The policy of the key could not be read: ${fit.because.replace(/\.$/, "")}.`,
      };
    case "judged":
      return { answer: controlAnswerOf(fit), reason: fitReason(fit) };
  }
}
