import { ListCodeInterpretersCommand } from "@aws-sdk/client-bedrock-agentcore-control";
import { notExposed } from "../claim.ts";
import { GRANTS_UNDOCUMENTED } from "../grant-documentation.ts";
import { UNDOCUMENTED } from "../key-needs.ts";
import { listing } from "../listing.ts";
import { NO_GRANT_NAMES_IT, resourceType } from "../resource-type.ts";

export const agentcoreCodeInterpreter = resourceType({
  type: "agentcore-code-interpreter",
  label: ["Code interpreter", "Code interpreters"],
  service: "bedrock-agentcore-control",
  listings: () => [
    listing(
      "bedrock-agentcore:ListCodeInterpreters",
      // SYSTEM resources belong to AWS.
      (page) => new ListCodeInterpretersCommand({ ...page, type: "CUSTOM", maxResults: 100 }),
      (output) => output.codeInterpreterSummaries,
    ),
  ],
  identify: ({ item }) => ({
    arn: item.codeInterpreterArn ?? "",
    name: item.name ?? item.codeInterpreterId ?? "",
    status: item.status,
    createdAt: item.createdAt,
  }),
  protects: [
    {
      data: "session files",
      from: () => notExposed("key-not-exposed"),
      keyNeeds: UNDOCUMENTED,
    },
  ],
  grants: GRANTS_UNDOCUMENTED,
  secondaryGrants: null,
  grantArn: NO_GRANT_NAMES_IT,
  contentService: "bedrock-agentcore",
  change: {
    how: "elsewhere",
    summary: "AWS offers no key for code interpreters.",
    source: "SDK: CreateCodeInterpreterRequest has no key member",
  },
  sources: ["SDK: GetCodeInterpreterResponse has no key member"],
});
