import { ListPolicyEngineSummariesCommand } from "@aws-sdk/client-bedrock-agentcore-control";
import { listing } from "../listing.ts";
import { resourceType } from "../resource-type.ts";
import { keyUnlessFailed } from "./agentcore-failed.ts";

export const agentcorePolicyEngine = resourceType({
  type: "agentcore-policy-engine",
  label: ["AgentCore policy engine", "AgentCore policy engines"],
  service: "bedrock-agentcore-control",
  listings: () => [
    listing(
      "bedrock-agentcore:ListPolicyEngineSummaries",
      // The summaries name the key; unlike ListPolicyEngines they need no right to decrypt.
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
      from: ({ item }) => keyUnlessFailed(item.status, item.encryptionKeyArn, "policy engine"),
    },
  ],
  facts: ({ item }) => ({ policyEngineId: item.policyEngineId }),
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
