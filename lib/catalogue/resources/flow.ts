import { GetFlowCommand, ListFlowsCommand } from "@aws-sdk/client-bedrock-agent";
import { key, SERVICE_DEFAULT } from "../claim.ts";
import { listing } from "../listing.ts";
import { resourceType } from "../resource-type.ts";

export const flow = resourceType({
  type: "flow",
  label: ["Flow", "Flows"],
  service: "bedrock-agent",
  listings: () => [
    listing(
      "bedrock:ListFlows",
      (page) => new ListFlowsCommand({ ...page, maxResults: 100 }),
      (output) => output.flowSummaries,
    ),
  ],
  read: {
    permission: "bedrock:GetFlow",
    command: ({ item }) => new GetFlowCommand({ flowIdentifier: item.id }),
    proof: (detail) => detail.arn,
    mayNeedDecrypt: true,
  },
  identify: ({ item }) => ({
    arn: item.arn ?? "",
    name: item.name ?? "",
    status: item.status,
    createdAt: item.createdAt,
  }),
  protects: [
    {
      data: "flow definition",
      member: "customerEncryptionKeyArn",
      from: ({ detail }) => key(detail.customerEncryptionKeyArn, SERVICE_DEFAULT),
    },
  ],
  facts: ({ item }) => ({ flowId: item.id }),
  change: {
    how: "in-place",
    summary:
      'UpdateFlow replaces the whole flow ("Include both fields that you want to keep and fields that you want to change"): get, set the key, update. An update without the key may remove it. Then create a new version and update the aliases.',
    cli: ({ id, region, key: keyArn }) =>
      `aws bedrock-agent get-flow --region ${region} --flow-identifier ${id} --output json \\
  | jq '{flowIdentifier: .id, name, description, executionRoleArn, definition} | with_entries(select(.value != null))
        | .customerEncryptionKeyArn = "${keyArn}"' > flow.json
aws bedrock-agent update-flow --region ${region} --cli-input-json file://flow.json
aws bedrock-agent prepare-flow --region ${region} --flow-identifier ${id}
aws bedrock-agent create-flow-version --region ${region} --flow-identifier ${id}
rm flow.json`,
    cloudFormation: ({ name, key: keyArn }) =>
      `Resources:
  Flow:
    Type: AWS::Bedrock::Flow
    Properties:
      Name: "${name}"
      CustomerEncryptionKeyArn: ${keyArn}
      # every other property as before`,
    terraform: ({ name, key: keyArn }) =>
      `resource "aws_bedrockagent_flow" "this" {
  name                        = "${name}"
  customer_encryption_key_arn = "${keyArn}"
  # every other argument as before
}`,
    source: "SDK: UpdateFlowRequest",
  },
  sources: [
    'Amazon Bedrock User Guide, "Encryption of Amazon Bedrock Flows resources" (calls the default an AWS managed key; no such key is ever shown)',
  ],
});
