import {
  GetAutomatedReasoningPolicyCommand,
  ListAutomatedReasoningPoliciesCommand,
  ListAutomatedReasoningPolicyBuildWorkflowsCommand,
} from "@aws-sdk/client-bedrock";
import type { Need, NeedSubject } from "#lib/domain/key-need.ts";
import type { Change } from "../change.ts";
import { AWS_OWNED, inherits, key } from "../claim.ts";
import { GRANTS_UNDOCUMENTED } from "../grant-documentation.ts";
import { composed } from "../identifiers.ts";
import { INHERITED_KEY, noNeeds, ofOwnKey } from "../key-needs.ts";
import { listing } from "../listing.ts";
import { firstId, role, via } from "../need.ts";
import { PART_OF_ANOTHER, resourceType } from "../resource-type.ts";

const change: Change = {
  how: "recreate",
  summary:
    "A policy's key is fixed at creation: UpdateAutomatedReasoningPolicy accepts none. Export its definition, recreate the policy with a key, import, publish, and update the guardrails.",
  cli: ({ arn, name, region, key: keyArn }) =>
    `aws bedrock export-automated-reasoning-policy-version --region ${region} --policy-arn ${arn} > definition.json
aws bedrock create-automated-reasoning-policy --region ${region} --name ${name}-cmk \\
  --kms-key-id ${keyArn} --policy-definition file://definition.json`,
  source:
    "SDK: CreateAutomatedReasoningPolicyRequest.kmsKeyId; UpdateAutomatedReasoningPolicyRequest has no key member",
};

const sources = ['SDK: without a key at creation "the kmsKeyArn won\'t be included" in the answer'];

export const automatedReasoningPolicy = resourceType({
  type: "automated-reasoning-policy",
  label: ["Automated reasoning policy", "Automated reasoning policies"],
  service: "bedrock",
  listings: () => [
    listing(
      "bedrock:ListAutomatedReasoningPolicies",
      (page) => new ListAutomatedReasoningPoliciesCommand({ ...page, maxResults: 100 }),
      (output) => output.automatedReasoningPolicySummaries,
    ),
  ],
  read: {
    permission: "bedrock:GetAutomatedReasoningPolicy",
    command: ({ item }) => new GetAutomatedReasoningPolicyCommand({ policyArn: item.policyArn }),
    proof: (detail) => detail.policyArn,
    mayNeedDecrypt: true,
  },
  identify: ({ item }) => ({ arn: item.policyArn ?? "", name: item.name ?? "", createdAt: item.createdAt }),
  protects: [
    {
      data: "policy, test cases and build artifacts",
      member: "kmsKeyArn",
      from: ({ detail }) => key(detail.kmsKeyArn, AWS_OWNED),
      keyNeeds: ofOwnKey(policyNeeds),
    },
  ],
  facts: ({ item }) => ({ policyId: item.policyId }),
  grants: GRANTS_UNDOCUMENTED,
  secondaryGrants: null,
  grantArn: { service: "bedrock", word: "automated-reasoning-policy" },
  contentService: null,
  change,
  sources,
});

export const automatedReasoningPolicyVersion = resourceType({
  type: "automated-reasoning-policy",
  label: ["Automated reasoning policy", "Automated reasoning policies"],
  service: "bedrock",
  within: automatedReasoningPolicy,
  listings: ({ item }) => [
    listing(
      "bedrock:ListAutomatedReasoningPolicies",
      (page) => new ListAutomatedReasoningPoliciesCommand({ ...page, policyArn: item.policyArn, maxResults: 100 }),
      (output) => output.automatedReasoningPolicySummaries,
    ),
  ],
  keep: (item) => item.version !== "DRAFT",
  read: {
    permission: "bedrock:GetAutomatedReasoningPolicy",
    // "Can be either the unversioned ARN for the draft policy or an ARN for a specific policy version" (SDK).
    command: ({ item }) => new GetAutomatedReasoningPolicyCommand({ policyArn: item.policyArn }),
    proof: (detail) => detail.policyArn,
    mayNeedDecrypt: true,
  },
  identify: ({ item, parent }) => ({
    arn: composed`${parent.observation.arn}#version/${item.version}`,
    name: `${item.name} version ${item.version}`,
    createdAt: item.createdAt,
  }),
  protects: [
    {
      data: "policy version",
      member: "kmsKeyArn",
      from: ({ detail }) => key(detail.kmsKeyArn, AWS_OWNED),
      keyNeeds: ofOwnKey(policyNeeds),
    },
  ],
  facts: ({ item }) => ({ version: item.version }),
  grants: GRANTS_UNDOCUMENTED,
  secondaryGrants: null,
  grantArn: { service: "bedrock", word: "automated-reasoning-policy" },
  contentService: null,
  change,
  sources,
});

export const automatedReasoningBuildWorkflow = resourceType({
  type: "automated-reasoning-build-workflow",
  label: ["Automated reasoning build workflow", "Automated reasoning build workflows"],
  service: "bedrock",
  within: automatedReasoningPolicy,
  listings: ({ item }) => [
    listing(
      "bedrock:ListAutomatedReasoningPolicyBuildWorkflows",
      (page) =>
        new ListAutomatedReasoningPolicyBuildWorkflowsCommand({ ...page, policyArn: item.policyArn, maxResults: 100 }),
      (output) => output.automatedReasoningPolicyBuildWorkflowSummaries,
    ),
  ],
  identify: ({ item, parent }) => ({
    arn: composed`${parent.observation.arn}#build-workflow/${item.buildWorkflowId}`,
    name: `${item.buildWorkflowType} of ${parent.observation.name}`,
    status: item.status,
    createdAt: item.createdAt,
  }),
  protects: [
    {
      data: "build artifacts",
      from: ({ parent }) => inherits({ type: "automated-reasoning-policy", arn: parent.observation.arn }),
      keyNeeds: noNeeds(INHERITED_KEY),
    },
  ],
  grants: GRANTS_UNDOCUMENTED,
  secondaryGrants: null,
  grantArn: PART_OF_ANOTHER,
  contentService: null,
  change: {
    how: "elsewhere",
    summary: "Build artifacts use the policy's key: update the policy.",
    source: 'SDK: the key encrypts "the policy and its associated artifacts"',
  },
  sources: ['SDK: CreateAutomatedReasoningPolicyRequest.kmsKeyId encrypts "the policy and its associated artifacts"'],
});

const POLICY = "kms:EncryptionContext:aws:bedrock:automated-reasoning-policy";

/** Needs of policies and their versions; a version's ARN is the policy's, a colon and its number. */
function policyNeeds({ arn, region, data }: NeedSubject): readonly Need[] {
  const isVersion = data === "policy version";
  return [
    role("the role that uses the policy", {
      actions: ["kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKey"],
      carries: { ...via("bedrock", region), [POLICY]: isVersion ? `${firstId(arn)}:*` : firstId(arn) },
      inexact: isVersion ? [POLICY] : [],
      why: "Policy, test cases and build artifacts are encrypted and decrypted with the permissions of the role that uses them.",
      source: 'Amazon Bedrock User Guide, "KMS permissions for Automated Reasoning policies"',
    }),
  ];
}
