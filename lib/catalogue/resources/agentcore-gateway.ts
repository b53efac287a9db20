import { GetGatewayCommand, ListGatewaysCommand } from "@aws-sdk/client-bedrock-agentcore-control";
import type { Need, NeedSubject } from "#lib/domain/key-need.ts";
import { AWS_OWNED, key, notApplicable } from "../claim.ts";
import { grants } from "../grant-documentation.ts";
import { composed } from "../identifiers.ts";
import { ofOwnKey } from "../key-needs.ts";
import { listing } from "../listing.ts";
import { AGENTCORE, cited, context, MAKE, OPERATIONS, role, SUBSET_GRANT, via } from "../need.ts";
import { resourceType } from "../resource-type.ts";
import { agentcoreArn } from "./agentcore-arn.ts";

const PAGE =
  'Amazon Bedrock AgentCore Developer Guide, "Encrypt your AgentCore gateway with a customer-managed KMS key"';

export const agentcoreGateway = resourceType({
  type: "agentcore-gateway",
  label: ["AgentCore gateway", "AgentCore gateways"],
  service: "bedrock-agentcore-control",
  listings: () => [
    listing(
      "bedrock-agentcore:ListGateways",
      (page) => new ListGatewaysCommand({ ...page, maxResults: 100 }),
      (output) => output.items,
    ),
  ],
  read: {
    permission: "bedrock-agentcore:GetGateway",
    command: ({ item }) => new GetGatewayCommand({ gatewayIdentifier: item.gatewayId }),
    proof: (detail) => detail.gatewayArn,
    mayNeedDecrypt: true,
  },
  // The listing returns no ARN.
  identify: ({ item, scope }) => ({
    arn: agentcoreArn(scope, composed`gateway/${item.gatewayId}`),
    name: item.name ?? "",
    status: item.status,
    createdAt: item.createdAt,
  }),
  protects: [
    {
      data: "gateway configuration and targets",
      member: "kmsKeyArn",
      from: ({ detail }) =>
        detail.status === "FAILED"
          ? notApplicable("failed-or-deleted", { status: detail.status })
          : key(detail.kmsKeyArn, AWS_OWNED),
      caveat: "Names of gateways, targets and tools are not encrypted with the key.",
      keyNeeds: ofOwnKey(gatewayNeeds),
    },
  ],
  relations: ({ detail }) => {
    const policyEngine = detail.policyEngineConfiguration?.arn;
    return policyEngine
      ? [{ kind: "uses", to: { type: "agentcore-policy-engine", arn: policyEngine }, label: "policy engine" }]
      : [];
  },
  facts: ({ item }) => ({ gatewayId: item.gatewayId, protocolType: item.protocolType }),
  grants: grants({
    what: "grant of a gateway",
    grantee: AGENTCORE,
    operations: ["Decrypt", "GenerateDataKey"],
    bound: true,
    lifetime: "until the gateway is deleted",
    sources: [
      `${PAGE}: kms:GrantConstraintType EncryptionContextSubset`,
      "AWS managed policy BedrockAgentCoreFullAccess",
    ],
  }),
  secondaryGrants: null,
  grantArn: { service: "bedrock-agentcore", word: "gateway" },
  contentService: "bedrock-agentcore.gateway",
  change: {
    how: "in-place",
    summary: "UpdateGateway replaces the whole gateway: get, set the key, update.",
    cli: ({ id, region, key: keyArn }) =>
      `aws bedrock-agentcore-control get-gateway --region ${region} --gateway-identifier ${id} --output json \\
  | jq '{name, description, roleArn, protocolType, protocolConfiguration, authorizerType, authorizerConfiguration,
         customTransformConfiguration, interceptorConfigurations, policyEngineConfiguration, exceptionLevel}
        | with_entries(select(.value != null))
        | . + {gatewayIdentifier: "${id}", kmsKeyArn: "${keyArn}"}' > gateway.json
aws bedrock-agentcore-control update-gateway --region ${region} --cli-input-json file://gateway.json`,
    cloudFormation: ({ name, key: keyArn }) =>
      `Resources:
  Gateway:
    Type: AWS::BedrockAgentCore::Gateway
    Properties:
      Name: "${name}"
      KmsKeyArn: ${keyArn}
      # every other property as before`,
    terraform: ({ name, key: keyArn }) =>
      `resource "aws_bedrockagentcore_gateway" "this" {
  name        = "${name}"
  kms_key_arn = "${keyArn}"
  # every other argument as before
}`,
    source: "SDK: UpdateGatewayRequest.kmsKeyArn",
  },
  sources: [
    'Amazon Bedrock AgentCore Developer Guide, "Encrypt your AgentCore gateway with customer-managed KMS key": a service-managed key by default',
  ],
});

/** The creator of a gateway creates a grant that is constrained to it. */
function gatewayNeeds({ arn, region }: NeedSubject): readonly Need[] {
  return [
    role("the gateway's service role or its caller", {
      actions: MAKE,
      carries: { ...via("bedrock-agentcore", region), ...context("aws:bedrock-agentcore-gateway:arn", arn) },
      grantCarries: { ...SUBSET_GRANT, [OPERATIONS]: ["Decrypt", "GenerateDataKey"] },
      why: "Configuration and targets are encrypted through a grant that is restricted to the gateway.",
      source: cited(PAGE, "BedrockAgentCoreFullAccess"),
    }),
  ];
}
