import { type FlowAliasSummary, ListFlowAliasesCommand } from "@aws-sdk/client-bedrock-agent";
import { inherits, notApplicable } from "../claim.ts";
import { GRANTS_UNDOCUMENTED } from "../grant-documentation.ts";
import { INHERITED_KEY, noNeeds } from "../key-needs.ts";
import { listing } from "../listing.ts";
import { BELOW_ANOTHER, resourceType } from "../resource-type.ts";
import { flow } from "./flow.ts";

/** The version that a flow's alias or execution uses; `DRAFT` is the flow itself. */
export const flowAt = (version: string | undefined, flowArn: string) =>
  version === undefined || version === "DRAFT"
    ? { type: "flow", arn: flowArn }
    : { type: "flow-version", arn: `${flowArn}#version/${version}` };

const routed = ({ routingConfiguration }: FlowAliasSummary, flowArn: string) =>
  (routingConfiguration ?? []).flatMap(({ flowVersion }) => (flowVersion ? [flowAt(flowVersion, flowArn)] : []));

export const flowAlias = resourceType({
  type: "flow-alias",
  label: ["Flow alias", "Flow aliases"],
  service: "bedrock-agent",
  within: flow,
  listings: ({ item }) => [
    listing(
      "bedrock:ListFlowAliases",
      (page) => new ListFlowAliasesCommand({ ...page, flowIdentifier: item.id, maxResults: 100 }),
      (output) => output.flowAliasSummaries,
    ),
  ],
  identify: ({ item }) => ({ arn: item.arn ?? "", name: item.name ?? "", createdAt: item.createdAt }),
  protects: [
    {
      data: "flow definition",
      from: ({ item, parent }) => {
        const versions = routed(item, parent.observation.arn);
        return versions.length > 0 ? inherits(...versions) : notApplicable("no-version");
      },
      keyNeeds: noNeeds(INHERITED_KEY),
    },
  ],
  relations: ({ item, parent }) =>
    routed(item, parent.observation.arn).map((to) => ({ kind: "routes-to", to, label: "live version" })),
  grants: GRANTS_UNDOCUMENTED,
  secondaryGrants: null,
  grantArn: BELOW_ANOTHER,
  contentService: null,
  deploys: "routed-version",
  change: {
    how: "elsewhere",
    summary: "An alias has no key of its own: create a version with your key and point the alias to it.",
    cli: ({ id, parentId, name, region }) =>
      `aws bedrock-agent update-flow-alias --region ${region} \\
  --flow-identifier ${parentId} --alias-identifier ${id} --name "${name}" \\
  --routing-configuration flowVersion="$VERSION_UNDER_YOUR_KEY"`,
    source: "SDK: UpdateFlowAliasRequest.routingConfiguration",
  },
  sources: ["SDK: FlowAliasSummary.routingConfiguration names the version that the alias serves"],
});
