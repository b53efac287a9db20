import { GetHarnessCommand, type Harness, ListHarnessesCommand } from "@aws-sdk/client-bedrock-agentcore-control";
import { AWS_OWNED, type Claim, inherits, key, notApplicable, notExposed } from "../claim.ts";
import { GRANTS_UNDOCUMENTED } from "../grant-documentation.ts";
import { noNeeds } from "../key-needs.ts";
import { listing } from "../listing.ts";
import { NO_GRANT_NAMES_IT, resourceType } from "../resource-type.ts";

/** A harness uses a memory that it manages, or one with its own row. */
function memoryOf({ memory, status }: Harness): Claim {
  if (memory?.managedMemoryConfiguration) {
    const { arn, encryptionKeyArn } = memory.managedMemoryConfiguration;
    return status === "CREATE_FAILED" && !arn
      ? notApplicable("failed-or-deleted", { status })
      : key(encryptionKeyArn, AWS_OWNED);
  }
  const own = memory?.agentCoreMemoryConfiguration?.arn;
  if (own) return inherits({ type: "agentcore-memory", arn: own });
  return memory === undefined || memory.disabled
    ? notApplicable("no-memory")
    : notExposed("type-not-known", { what: "memory", type: null });
}

export const agentcoreHarness = resourceType({
  type: "agentcore-harness",
  label: ["Harness", "Harnesses"],
  service: "bedrock-agentcore-control",
  listings: () => [
    listing(
      "bedrock-agentcore:ListHarnesses",
      (page) => new ListHarnessesCommand({ ...page, maxResults: 100 }),
      (output) => output.harnesses,
    ),
  ],
  read: {
    permission: "bedrock-agentcore:GetHarness",
    command: ({ item }) => new GetHarnessCommand({ harnessId: item.harnessId }),
    proof: (detail) => detail.harness?.arn,
  },
  identify: ({ item }) => ({
    arn: item.arn ?? "",
    name: item.harnessName ?? "",
    status: item.status,
    createdAt: item.createdAt,
  }),
  protects: [
    {
      data: "harness memory",
      member: "harness.memory.managedMemoryConfiguration.encryptionKeyArn",
      from: ({ detail }) => (detail.harness ? memoryOf(detail.harness) : null),
      keyNeeds: noNeeds(
        "A harness stores its memory like AgentCore Memory, and no page was found that documents the required key policy.",
      ),
    },
    {
      data: "harness configuration",
      optional: true,
      from: () => notExposed("key-not-exposed"),
      keyNeeds: noNeeds(
        "A harness stores its memory like AgentCore Memory, and no page was found that documents the required key policy.",
      ),
    },
  ],
  facts: ({ item }) => ({ harnessVersion: item.harnessVersion }),
  grants: GRANTS_UNDOCUMENTED,
  secondaryGrants: null,
  grantArn: NO_GRANT_NAMES_IT,
  contentService: "bedrock-agentcore",
  change: {
    how: "recreate",
    summary:
      "Recreate the harness with a key for its managed memory, or give it your own memory that is encrypted with your key.",
    source: "SDK: CreateHarnessRequest.memory.managedMemoryConfiguration.encryptionKeyArn",
  },
  sources: [
    'SDK, HarnessManagedMemoryConfiguration.encryptionKeyArn: "Defaults to AWS-owned key. Not updatable after creation"',
    "SDK: the rest of a harness names no key",
  ],
});
