import { GetHarnessCommand, ListHarnessesCommand } from "@aws-sdk/client-bedrock-agentcore-control";
import { AWS_OWNED, inherits, key, notApplicable, notExposed } from "../claim.ts";
import { listing } from "../listing.ts";
import { resourceType } from "../resource-type.ts";

export const agentcoreHarness = resourceType({
  type: "agentcore-harness",
  label: ["Harness", "Harnesses"],
  service: "bedrock-agentcore-control",
  listings: () => [
    listing(
      "bedrock-agentcore:ListHarnesses",
      (page) => new ListHarnessesCommand(page),
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
      from: ({ detail }) => {
        const memory = detail.harness?.memory;
        if (memory?.managedMemoryConfiguration)
          return key(memory.managedMemoryConfiguration.encryptionKeyArn, AWS_OWNED);
        const own = memory?.agentCoreMemoryConfiguration?.arn;
        if (own) return inherits({ type: "agentcore-memory", arn: own });
        return notApplicable("The harness keeps no memory.");
      },
    },
    {
      data: "harness configuration",
      optional: true,
      from: () => notExposed("No AWS API says which key encrypts a harness's prompts, tools and skills."),
    },
  ],
  facts: ({ item }) => ({ harnessVersion: item.harnessVersion }),
  change: {
    how: "recreate",
    summary:
      "Create the harness anew with a key for its managed memory, or give it a memory of your own that is under your key.",
    source: "SDK: CreateHarnessRequest.memory.managedMemoryConfiguration.encryptionKeyArn",
  },
  sources: [
    "SDK: HarnessManagedMemoryConfiguration.encryptionKeyArn (absence as AWS owned: inferred); the rest of a harness names no key",
  ],
});
