import { GetGraphCommand } from "@aws-sdk/client-neptune-graph";
import { lastSegment } from "#lib/domain/arn.ts";
import { GRANTS_UNDOCUMENTED } from "../grant-documentation.ts";
import { storeType } from "../store-type.ts";

const LITERAL = "AWS_OWNED_KEY";

export const neptuneGraph = storeType({
  kind: "neptune-graph",
  label: "Neptune Analytics graph",
  service: "neptune-graph",
  permission: "neptune-graph:GetGraph",
  command: ({ id }) => new GetGraphCommand({ graphIdentifier: lastSegment(id) }),
  found: ({ arn, kmsKeyIdentifier, status }, { id }) =>
    arn
      ? {
          arn: id,
          key: kmsKeyIdentifier === LITERAL ? undefined : kmsKeyIdentifier,
          absence: kmsKeyIdentifier === LITERAL ? { means: "aws-owned", literal: LITERAL } : { means: "aws-owned" },
          facts: { status },
        }
      : null,
  grants: GRANTS_UNDOCUMENTED,
  change: {
    how: "recreate",
    summary:
      "A graph's key is fixed at creation: create a new graph with your key and let the knowledge base ingest into it.",
    cli: ({ region, key }) =>
      `aws neptune-graph create-graph --region ${region} --graph-name NEW-GRAPH \\
  --provisioned-memory 16 --vector-search-configuration dimension=1024 --kms-key-identifier ${key}`,
    cloudFormation: ({ key }) =>
      `Resources:
  Graph:
    Type: AWS::NeptuneGraph::Graph
    Properties:
      ProvisionedMemory: 16
      KmsKeyIdentifier: ${key}`,
    terraform: ({ key }) =>
      `resource "aws_neptunegraph_graph" "this" {
  provisioned_memory = 16
  kms_key_identifier = "${key}"
}`,
    source: "SDK: UpdateGraphInput has no key member",
  },
  sources: ["SDK: GetGraphOutput.kmsKeyIdentifier; AWS's example outputs show AWS_OWNED_KEY"],
});
