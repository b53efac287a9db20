import { ListWorkloadIdentitiesCommand } from "@aws-sdk/client-bedrock-agentcore-control";
import { notApplicable } from "../claim.ts";
import { listing } from "../listing.ts";
import { resourceType } from "../resource-type.ts";

export const agentcoreWorkloadIdentity = resourceType({
  type: "agentcore-workload-identity",
  label: ["Workload identity", "Workload identities"],
  service: "bedrock-agentcore-control",
  listings: () => [
    listing(
      "bedrock-agentcore:ListWorkloadIdentities",
      (page) => new ListWorkloadIdentitiesCommand({ ...page, maxResults: 20 }),
      (output) => output.workloadIdentities,
    ),
  ],
  identify: ({ item }) => ({ arn: item.workloadIdentityArn ?? "", name: item.name ?? "" }),
  protects: [
    { data: "identity", from: () => notApplicable("A workload identity is a name and holds no customer content.") },
  ],
  change: { how: "elsewhere", summary: "There is nothing to encrypt.", source: "SDK: WorkloadIdentityType" },
  sources: ["SDK: GetWorkloadIdentityResponse has no key member and no content (inferred)"],
});
