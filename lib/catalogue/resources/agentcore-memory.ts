import { GetMemoryCommand, ListMemoriesCommand } from "@aws-sdk/client-bedrock-agentcore-control";
import { AWS_OWNED, key, notApplicable } from "../claim.ts";
import { GRANTS_UNDOCUMENTED } from "../grant-documentation.ts";
import { noNeeds } from "../key-needs.ts";
import { listing } from "../listing.ts";
import { resourceType } from "../resource-type.ts";

export const agentcoreMemory = resourceType({
  type: "agentcore-memory",
  label: ["AgentCore memory", "AgentCore memories"],
  service: "bedrock-agentcore-control",
  listings: () => [
    listing(
      "bedrock-agentcore:ListMemories",
      // The API's model allows pages of 100, its documentation only of 50.
      (page) => new ListMemoriesCommand({ ...page, maxResults: 50 }),
      (output) => output.memories,
    ),
  ],
  // The harness names the key of the memory that it manages, so that memory's row is the harness's.
  keep: ({ managedByResourceArn }) => !managedByResourceArn?.includes(":harness/"),
  read: {
    permission: "bedrock-agentcore:GetMemory",
    // Succeeds even where the key is disabled or the caller has no kms:Decrypt.
    command: ({ item }) => new GetMemoryCommand({ memoryId: item.id, view: "without_decryption" }),
    proof: (detail) => detail.memory?.arn,
  },
  identify: ({ item }, detail) => ({
    arn: item.arn ?? "",
    name: detail?.memory?.name ?? item.id ?? "",
    status: item.status,
    createdAt: item.createdAt,
  }),
  protects: [
    {
      data: "events and long-term memories",
      member: "memory.encryptionKeyArn",
      from: ({ detail }) =>
        detail.memory?.status === "FAILED"
          ? notApplicable("failed-or-deleted", { status: detail.memory.status })
          : key(detail.memory?.encryptionKeyArn, AWS_OWNED),
      keyNeeds: noNeeds(
        "AWS documents that a memory supports a customer managed key (CreateMemory, encryptionKeyArn), but no page was found that documents the required key policy.",
      ),
    },
  ],
  facts: ({ item, detail }) => ({
    memoryId: item.id,
    managedByResourceArn: item.managedByResourceArn,
    eventExpiryDays: detail.memory?.eventExpiryDuration?.toString(),
  }),
  grants: GRANTS_UNDOCUMENTED,
  secondaryGrants: null,
  grantArn: { service: "bedrock-agentcore", word: "memory" },
  contentService: "bedrock-agentcore",
  change: {
    how: "recreate",
    summary:
      "A memory's key is fixed at creation: UpdateMemory accepts none. Create a memory with a key, update the agents to use it, let the old events expire, and delete the old memory.",
    cli: ({ name, region, key: keyArn }) =>
      `aws bedrock-agentcore-control create-memory --region ${region} \\
  --name ${name}_cmk --event-expiry-duration "$DAYS" \\
  --encryption-key-arn ${keyArn}`,
    cloudFormation: ({ name, key: keyArn }) =>
      `Resources:
  Memory:
    Type: AWS::BedrockAgentCore::Memory
    Properties:
      Name: "${name}_cmk"
      EncryptionKeyArn: ${keyArn}
      # every other property as before`,
    terraform: ({ name, key: keyArn }) =>
      `resource "aws_bedrockagentcore_memory" "this" {
  name               = "${name}_cmk"
  encryption_key_arn = "${keyArn}"
  # every other argument as before
}`,
    source: "SDK: CreateMemoryInput.encryptionKeyArn; UpdateMemoryInput has no key member",
  },
  sources: [
    'Amazon Bedrock AgentCore Developer Guide, best practices of memory: "AWS-owned and managed KMS key" by default',
    "SDK: GetMemoryInput.view, without_decryption",
    "SDK: MemorySummary.managedByResourceArn",
  ],
});
