import { GetRegistryCommand, ListRegistriesCommand } from "#lib/sdk-additions/agent-registry-control.ts";
import { listing } from "../listing.ts";
import { resourceType } from "../resource-type.ts";
import { keyUnlessFailed } from "./agentcore-failed.ts";

/** A registry of AWS Agent Registry, the successor of AgentCore's preview. */
export const agentRegistry = resourceType({
  type: "agent-registry",
  label: ["Agent registry", "Agent registries"],
  service: "agent-registry-control",
  listings: () => [
    listing(
      "agent-registry:ListRegistries",
      (page) => new ListRegistriesCommand({ ...page, maxResults: 100 }),
      (output) => output.registries,
    ),
  ],
  read: {
    permission: "agent-registry:GetRegistry",
    command: ({ item }) => new GetRegistryCommand({ registryId: item.registryId }),
    proof: (detail) => detail.registryArn,
    // The calling principal needs kms:Decrypt "to interact with an encrypted registry".
    mayNeedDecrypt: true,
  },
  identify: ({ item }) => ({
    arn: item.registryArn ?? "",
    name: item.name ?? "",
    status: item.status,
    createdAt: item.createdAt,
  }),
  protects: [
    {
      data: "registry records",
      member: "encryptionConfiguration.kmsKeyArn",
      from: ({ detail: { status, encryptionConfiguration: encryption } }) => {
        // It appears for a customer managed key only, so that without a key in it nothing is known.
        if (encryption && !encryption.kmsKeyArn) throw new TypeError("The encryption configuration names no key");
        return keyUnlessFailed(status, encryption?.kmsKeyArn, "registry");
      },
    },
  ],
  facts: () => ({ api: "agent-registry" }),
  change: {
    how: "recreate",
    summary:
      "A registry's key is fixed at creation: create another registry with the key, move its records there, and delete this one.",
    cli: ({ name, region, key: keyArn }) =>
      `aws agent-registry-control create-registry --region ${region} \\
  --name ${name}-cmk --encryption-configuration kmsKeyArn=${keyArn}`,
    source: 'Agent Registry Control API Reference, CreateRegistry: "You cannot change the encryption configuration"',
  },
  sources: [
    'Agent Registry Control API Reference, CreateRegistry: "Omit this field to use an AWS owned encryption key"; GetRegistry: encryptionConfiguration "appears only when a customer-managed AWS KMS key encrypts the registry"',
    'Amazon Bedrock AgentCore Developer Guide, "Configure KMS key for a registry"',
  ],
});
