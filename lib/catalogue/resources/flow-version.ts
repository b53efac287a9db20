import { GetFlowVersionCommand, ListFlowVersionsCommand } from "@aws-sdk/client-bedrock-agent";
import { key, SERVICE_DEFAULT } from "../claim.ts";
import { composed } from "../identifiers.ts";
import { ofOwnKey } from "../key-needs.ts";
import { listing } from "../listing.ts";
import { PART_OF_ANOTHER, resourceType } from "../resource-type.ts";
import { flow, flowGrants, flowNeeds } from "./flow.ts";

export const flowVersion = resourceType({
  type: "flow-version",
  label: ["Flow version", "Flow versions"],
  service: "bedrock-agent",
  within: flow,
  listings: ({ item }) => [
    listing(
      "bedrock:ListFlowVersions",
      (page) => new ListFlowVersionsCommand({ ...page, flowIdentifier: item.id, maxResults: 100 }),
      (output) => output.flowVersionSummaries,
    ),
  ],
  keep: (item) => item.version !== "DRAFT",
  read: {
    permission: "bedrock:GetFlowVersion",
    command: ({ item, parent }) =>
      new GetFlowVersionCommand({ flowIdentifier: parent.item.id, flowVersion: item.version }),
    proof: (detail) => detail.arn,
    mayNeedDecrypt: true,
  },
  identify: ({ item, parent }) => ({
    arn: composed`${parent.observation.arn}#version/${item.version}`,
    name: `${parent.observation.name} version ${item.version}`,
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
  facts: ({ item }) => ({ version: item.version }),
  grants: flowGrants,
  secondaryGrants: null,
  grantArn: PART_OF_ANOTHER,
  contentService: null,
  change: {
    how: "recreate",
    summary:
      "A version keeps the key that the draft had when the version was created. Set the key on the draft, create a new version, update the aliases, and delete this one.",
    cli: ({ parentId, region }) =>
      `# after the draft uses your key and prepared
aws bedrock-agent create-flow-version --region ${region} --flow-identifier ${parentId}`,
    source: "SDK: CreateFlowVersionRequest has no key member",
  },
  sources: ['Amazon Bedrock User Guide, "Encryption of Amazon Bedrock Flows resources"'],
});
