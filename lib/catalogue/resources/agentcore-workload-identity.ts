import { ListWorkloadIdentitiesCommand } from "@aws-sdk/client-bedrock-agentcore-control";
import { notApplicable } from "../claim.ts";
import { GRANTS_UNDOCUMENTED } from "../grant-documentation.ts";
import { UNDOCUMENTED } from "../key-needs.ts";
import { listing } from "../listing.ts";
import { NO_GRANT_NAMES_IT, resourceType } from "../resource-type.ts";

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
    {
      data: "identity",
      from: () => notApplicable("no-customer-content"),
      keyNeeds: UNDOCUMENTED,
    },
  ],
  grants: GRANTS_UNDOCUMENTED,
  secondaryGrants: null,
  grantArn: NO_GRANT_NAMES_IT,
  contentService: null,
  change: { how: "elsewhere", summary: "There is nothing to encrypt.", source: "SDK: WorkloadIdentityType" },
  sources: ["SDK: GetWorkloadIdentityResponse has no key member and no content (inferred)"],
});
