import { ListPolicyEngineSummariesCommand } from "@aws-sdk/client-bedrock-agentcore-control";
import type { Need, NeedSubject } from "#lib/domain/key-need.ts";
import { grants } from "../grant-documentation.ts";
import { ofOwnKey } from "../key-needs.ts";
import { listing } from "../listing.ts";
import { AGENTCORE, cited, context, MAKE, OPERATIONS, role, SUBSET_GRANT, via } from "../need.ts";
import { resourceType } from "../resource-type.ts";
import { keyUnlessFailed } from "./agentcore-failed.ts";

/** The operations that AWS's key policy allows in either of the engine's two grants. */
const POLICY_ENGINE_GRANTS = [
  "Encrypt",
  "Decrypt",
  "GenerateDataKey",
  "GenerateDataKeyWithoutPlaintext",
  "ReEncryptFrom",
  "ReEncryptTo",
] as const;

const PAGE =
  'Amazon Bedrock AgentCore Developer Guide, "Encrypt your AgentCore policy engine with a customer-managed KMS key"';

export const agentcorePolicyEngine = resourceType({
  type: "agentcore-policy-engine",
  label: ["AgentCore policy engine", "AgentCore policy engines"],
  service: "bedrock-agentcore-control",
  listings: () => [
    listing(
      "bedrock-agentcore:ListPolicyEngineSummaries",
      // Unlike ListPolicyEngines, the summaries need no permission to decrypt, and they name the key.
      (page) => new ListPolicyEngineSummariesCommand({ ...page, maxResults: 100 }),
      (output) => output.policyEngines,
    ),
  ],
  identify: ({ item }) => ({
    arn: item.policyEngineArn ?? "",
    name: item.name ?? "",
    status: item.status,
    createdAt: item.createdAt,
  }),
  protects: [
    {
      data: "policies and their descriptions",
      member: "policyEngines[].encryptionKeyArn",
      from: ({ item }) => keyUnlessFailed(item.status, item.encryptionKeyArn),
      keyNeeds: ofOwnKey(policyEngineNeeds),
    },
  ],
  facts: ({ item }) => ({ policyEngineId: item.policyEngineId }),
  grants: grants({
    count: 2,
    what: "grants of a policy engine (management and evaluation)",
    grantee: AGENTCORE,
    // The text of the page adds DescribeKey to the operations of its key policy.
    operations: [...POLICY_ENGINE_GRANTS, "DescribeKey"],
    bound: true,
    lifetime: "until the policy engine is deleted; revoke both or neither",
    sources: [PAGE, "AWS managed policy BedrockAgentCoreFullAccess"],
  }),
  secondaryGrants: null,
  grantArn: { service: "bedrock-agentcore", word: "policy-engine" },
  contentService: null,
  change: {
    how: "recreate",
    summary:
      "A policy engine's key cannot be changed or removed: create an engine with a key, create its policies there, update the gateways to use it, and delete the old one.",
    cli: ({ name, region, key: keyArn }) =>
      `aws bedrock-agentcore-control create-policy-engine --region ${region} \\
  --name ${name}_cmk --encryption-key-arn ${keyArn}`,
    source: "SDK: CreatePolicyEngineRequest.encryptionKeyArn; UpdatePolicyEngineRequest has no key member",
  },
  sources: [
    'Amazon Bedrock AgentCore Developer Guide, "Customize your policy engine\'s encryption": AWS owned keys by default',
    "SDK, GetPolicyEngineSummary: does not require access to the customer's KMS key",
  ],
});

/** If the key is lost, every authorization decision of the policy engine is a denial. */
function policyEngineNeeds({ arn, region }: NeedSubject): readonly Need[] {
  return [
    role("the role that manages or calls the policy engine", {
      actions: MAKE,
      carries: {
        ...via("bedrock-agentcore", region),
        ...context("aws:bedrock-agentcore-policy:policy-engine-arn", arn),
      },
      grantCarries: { ...SUBSET_GRANT, [OPERATIONS]: POLICY_ENGINE_GRANTS },
      inexact: [OPERATIONS],
      why: "Without the key the engine cannot read its policies, and denies every request.",
      source: cited(PAGE, "BedrockAgentCoreFullAccess"),
    }),
  ];
}
