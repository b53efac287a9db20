import { GetFlowCommand, ListFlowsCommand } from "@aws-sdk/client-bedrock-agent";
import type { Need, NeedSubject } from "#lib/domain/key-need.ts";
import { key, SERVICE_DEFAULT } from "../claim.ts";
import { noGrant } from "../grant-documentation.ts";
import { ofOwnKey } from "../key-needs.ts";
import { listing } from "../listing.ts";
import { context, firstId, role, USE, via } from "../need.ts";
import { resourceType } from "../resource-type.ts";

const PAGE = 'Amazon Bedrock User Guide, "Encryption of Amazon Bedrock Flows resources"';

/** Grants on the key of a flow, of its versions and of its executions. */
export const flowGrants = noGrant("flows", PAGE);

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
      keyNeeds: ofOwnKey(flowNeeds),
    },
  ],
  facts: ({ item }) => ({ flowId: item.id }),
  grants: flowGrants,
  secondaryGrants: null,
  grantArn: { service: "bedrock", word: "flow" },
  contentService: "bedrock-agent-runtime",
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

/** Flows, their versions and the snapshots of their executions all use the ARN of the flow as context. */
export function flowNeeds({ arn, region }: NeedSubject): readonly Need[] {
  return [
    role("the role that calls the flow, and the flow's own", {
      actions: USE,
      carries: { ...via("bedrock", region), ...context("aws:bedrock-flows:arn", firstId(arn)) },
      why: "The flow definition is encrypted and decrypted with the permissions of the role that edits or runs the flow.",
      source: PAGE,
    }),
  ];
}
