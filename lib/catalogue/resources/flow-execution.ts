import { GetExecutionFlowSnapshotCommand, ListFlowExecutionsCommand } from "@aws-sdk/client-bedrock-agent-runtime";
import { lastSegment } from "#lib/domain/arn.ts";
import { inherits, key, SERVICE_DEFAULT } from "../claim.ts";
import { ofOwnKey } from "../key-needs.ts";
import { listing } from "../listing.ts";
import { BELOW_ANOTHER, resourceType } from "../resource-type.ts";
import { flow, flowGrants, flowNeeds } from "./flow.ts";
import { flowAt } from "./flow-alias.ts";

export const flowExecution = resourceType({
  type: "flow-execution",
  label: ["Flow execution", "Flow executions"],
  service: "bedrock-agent-runtime",
  within: flow,
  listings: ({ item }) => [
    listing(
      "bedrock:ListFlowExecutions",
      (page) => new ListFlowExecutionsCommand({ ...page, flowIdentifier: item.id, maxResults: 100 }),
      (output) => output.flowExecutionSummaries,
    ),
  ],
  read: {
    permission: "bedrock:GetExecutionFlowSnapshot",
    command: ({ item }) =>
      new GetExecutionFlowSnapshotCommand({
        flowIdentifier: item.flowIdentifier,
        flowAliasIdentifier: item.flowAliasIdentifier,
        executionIdentifier: item.executionArn,
      }),
    proof: (detail) => detail.flowIdentifier,
    mayNeedDecrypt: true,
  },
  identify: ({ item }) => ({
    arn: item.executionArn ?? "",
    name: lastSegment(item.executionArn ?? ""),
    status: item.status,
    createdAt: item.createdAt,
  }),
  protects: [
    {
      data: "flow snapshot",
      member: "customerEncryptionKeyArn",
      // The key is fixed when the execution starts. A version keeps its key; the draft's may have changed since.
      from: ({ parent, item, detail: { customerEncryptionKeyArn: named } }) => {
        const ran = flowAt(item.flowVersion, parent.observation.arn);
        return named === undefined && ran.type === "flow-version" ? inherits(ran) : key(named, SERVICE_DEFAULT);
      },
      keyNeeds: ofOwnKey(flowNeeds),
    },
  ],
  facts: ({ item }) => ({ flowVersion: item.flowVersion }),
  grants: flowGrants,
  secondaryGrants: null,
  grantArn: BELOW_ANOTHER,
  contentService: null,
  change: {
    how: "elsewhere",
    summary: "An execution keeps the key that its flow had when it started: update the flow and its version.",
    source: "SDK: GetExecutionFlowSnapshotResponse.customerEncryptionKeyArn",
  },
  sources: ['SDK: "The ARN of the customer managed KMS key that\'s used to encrypt the flow snapshot"'],
});
