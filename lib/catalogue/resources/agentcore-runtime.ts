import { ListAgentRuntimesCommand } from "@aws-sdk/client-bedrock-agentcore-control";
import { notExposed } from "../claim.ts";
import { GRANTS_UNDOCUMENTED } from "../grant-documentation.ts";
import { UNDOCUMENTED } from "../key-needs.ts";
import { listing } from "../listing.ts";
import { NO_GRANT_NAMES_IT, resourceType } from "../resource-type.ts";

export const agentcoreRuntime = resourceType({
  type: "agentcore-runtime",
  label: ["Agent runtime", "Agent runtimes"],
  service: "bedrock-agentcore-control",
  listings: () => [
    listing(
      "bedrock-agentcore:ListAgentRuntimes",
      (page) => new ListAgentRuntimesCommand({ ...page, maxResults: 100 }),
      (output) => output.agentRuntimes,
    ),
  ],
  identify: ({ item }) => ({ arn: item.agentRuntimeArn ?? "", name: item.agentRuntimeName ?? "", status: item.status }),
  protects: [
    {
      data: "session storage and code",
      from: () => notExposed("key-not-exposed"),
      keyNeeds: UNDOCUMENTED,
    },
  ],
  facts: ({ item }) => ({ agentRuntimeVersion: item.agentRuntimeVersion }),
  grants: GRANTS_UNDOCUMENTED,
  secondaryGrants: null,
  grantArn: NO_GRANT_NAMES_IT,
  contentService: "bedrock-agentcore",
  change: {
    how: "elsewhere",
    summary: "AWS offers no key for runtimes; change the encryption of their data in S3, EFS or CloudWatch Logs there.",
    source: "SDK: CreateAgentRuntimeRequest has no key member",
  },
  sources: [
    'SDK: GetAgentRuntimeResponse has no key member; "Data encryption" of the AgentCore guide describes AWS owned keys',
  ],
});
