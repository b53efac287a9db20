import {
  type ActionGroupSummary,
  GetAgentActionGroupCommand,
  type GetAgentActionGroupCommandOutput,
  ListAgentActionGroupsCommand,
} from "@aws-sdk/client-bedrock-agent";
import type { Need, NeedSubject } from "#lib/domain/key-need.ts";
import { bucket, inherits, store } from "../claim.ts";
import { GRANTS_UNDOCUMENTED } from "../grant-documentation.ts";
import { composed } from "../identifiers.ts";
import { INHERITED_KEY, ofOwnKey, UNDOCUMENTED } from "../key-needs.ts";
import { listing } from "../listing.ts";
import { BEDROCK, context, firstId, service, USE } from "../need.ts";
import { PART_OF_ANOTHER, type Read, resourceType } from "../resource-type.ts";
import { agent } from "./agent.ts";
import { agentIdOf, insideAgent, type AgentPart as Parent, versionOf } from "./agent-parts.ts";
import { agentVersion } from "./agent-version.ts";

type Detail = GetAgentActionGroupCommandOutput;

const shared = {
  type: "agent-action-group",
  label: ["Agent action group", "Agent action groups"],
  service: "bedrock-agent",
  listings: ({ observation }: Parent) => [
    listing(
      "bedrock:ListAgentActionGroups",
      (page) =>
        new ListAgentActionGroupsCommand({
          ...page,
          agentId: agentIdOf(observation),
          agentVersion: versionOf(observation),
          maxResults: 100,
        }),
      (output) => output.actionGroupSummaries,
    ),
  ],
  read: {
    permission: "bedrock:GetAgentActionGroup",
    command: ({ item, parent: { observation } }: { item: ActionGroupSummary; parent: Parent }) =>
      new GetAgentActionGroupCommand({
        agentId: agentIdOf(observation),
        agentVersion: versionOf(observation),
        actionGroupId: item.actionGroupId,
      }),
    proof: (detail: Detail) => detail.agentActionGroup?.actionGroupId,
    mayNeedDecrypt: true,
  },
  identify: ({ item, parent }: { item: ActionGroupSummary; parent: Parent }) => ({
    arn: insideAgent(parent.observation, composed`action-group/${item.actionGroupId}`),
    name: `${item.actionGroupName} of ${parent.observation.name}`,
    status: item.actionGroupState,
  }),
  protects: [
    {
      data: "action group definition",
      from: ({ parent: { observation } }: { parent: Parent }) =>
        inherits({ type: observation.type, arn: observation.arn }),
      keyNeeds: ofOwnKey(definitionNeeds, INHERITED_KEY),
    },
    {
      data: "API schema",
      optional: true,
      from: ({ detail }: Read<ActionGroupSummary, Detail, Parent>) =>
        bucket(detail.agentActionGroup?.apiSchema?.s3?.s3BucketName),
      keyNeeds: UNDOCUMENTED,
    },
    {
      data: "function environment",
      optional: true,
      from: ({ detail }: Read<ActionGroupSummary, Detail, Parent>) => {
        const arn = detail.agentActionGroup?.actionGroupExecutor?.lambda;
        return arn ? store("lambda-function", arn) : null;
      },
      keyNeeds: UNDOCUMENTED,
    },
  ],
  grants: GRANTS_UNDOCUMENTED,
  secondaryGrants: null,
  grantArn: PART_OF_ANOTHER,
  contentService: null,
  change: {
    how: "elsewhere",
    summary: "Uses the agent's key: update the agent. Fix the API schema bucket and the Lambda function separately.",
    source: 'Amazon Bedrock User Guide, "Encryption of agent resources with customer managed keys (CMK)"',
  },
  sources: [
    'Amazon Bedrock User Guide, "Encryption of agent resources with customer managed keys (CMK)": description, apiSchema, functionSchema',
  ],
} as const;

export const agentActionGroup = resourceType({ ...shared, within: agent });
export const agentVersionActionGroup = resourceType({ ...shared, within: agentVersion });

/** Bedrock itself needs the agent's key where the API schema in Amazon S3 is encrypted. */
function definitionNeeds({ arn, observed }: NeedSubject): readonly Need[] {
  if (!observed.inStores.includes("API schema")) return [];
  return [
    service(BEDROCK, {
      actions: USE,
      carries: context("aws:bedrock:arn", firstId(arn)),
      onlyWhere: "the API schema in Amazon S3 is encrypted",
      why: "Amazon Bedrock reads an encrypted API schema from Amazon S3 as the service.",
      source: 'Amazon Bedrock User Guide, "Encryption of agent resources with customer managed keys (CMK)"',
    }),
  ];
}
