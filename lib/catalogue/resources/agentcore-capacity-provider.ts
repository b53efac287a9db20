import { GetCapacityProviderCommand, ListCapacityProvidersCommand } from "@aws-sdk/client-bedrock-agentcore-control";
import type { Claim } from "../claim.ts";
import { key, notExposed, store } from "../claim.ts";
import { listing } from "../listing.ts";
import { resourceType, type Scope } from "../resource-type.ts";

interface Volume {
  readonly encrypted?: boolean | undefined;
  readonly kmsKeyId?: string | undefined;
}

const NOT_SAID =
  "Whether this volume is encrypted is left to the account's EBS encryption by default, which this answer does not tell.";

/** A volume under its own key, or the key of EBS volumes that name none. */
function volume({ encrypted, kmsKeyId }: Volume, encryptedByDefault: boolean, scope: Scope): Claim {
  if (encrypted === false) return key(undefined, { means: "unencrypted" });
  if (encrypted === undefined && !encryptedByDefault && kmsKeyId === undefined) return notExposed(NOT_SAID);
  if (kmsKeyId !== undefined) return key(kmsKeyId, { means: "aws-managed", alias: "aws/ebs" });
  return store("ebs-default", `arn:${scope.partition}:ec2:${scope.region}:${scope.accountId}:ebs-default`);
}

export const agentcoreCapacityProvider = resourceType({
  type: "agentcore-capacity-provider",
  label: ["Capacity provider", "Capacity providers"],
  service: "bedrock-agentcore-control",
  listings: () => [
    listing(
      "bedrock-agentcore:ListCapacityProviders",
      (page) => new ListCapacityProvidersCommand(page),
      (output) => output.capacityProviders,
    ),
  ],
  read: {
    permission: "bedrock-agentcore:GetCapacityProvider",
    command: ({ item }) => new GetCapacityProviderCommand({ capacityProviderId: item.capacityProviderId }),
    proof: (detail) => detail.capacityProviderArn,
  },
  identify: ({ item }) => ({ arn: item.capacityProviderArn ?? "", name: item.name ?? "", status: item.status }),
  protects: [
    {
      data: "persistent volume",
      member: "computeConfiguration.ec2Configuration.volumes[].ebsConfiguration.kmsKeyId",
      // "encrypted" is true unless it says false (SDK, EbsVolumeConfiguration).
      from: ({ detail, scope }) =>
        (detail.computeConfiguration?.ec2Configuration?.volumes ?? []).flatMap(({ ebsConfiguration }) =>
          ebsConfiguration ? [volume(ebsConfiguration, true, scope)] : [],
        ),
    },
    {
      data: "root volume",
      optional: true,
      member: "computeConfiguration.ec2Configuration.rootVolume.kmsKeyId",
      from: ({ detail, scope }) => {
        const root = detail.computeConfiguration?.ec2Configuration?.rootVolume;
        return root ? volume(root, false, scope) : null;
      },
    },
    {
      data: "ephemeral volume",
      optional: true,
      member:
        "computeConfiguration.ec2Configuration.launchTemplateSource.launchParameters.ephemeralVolumes[].ebs.kmsKeyId",
      from: ({ detail, scope }) =>
        (
          detail.computeConfiguration?.ec2Configuration?.launchTemplateSource?.launchParameters?.ephemeralVolumes ?? []
        ).flatMap(({ ebs }) => (ebs ? [volume(ebs, false, scope)] : [])),
    },
  ],
  change: {
    how: "recreate",
    summary:
      "A volume's key is fixed when it is made. Create a capacity provider whose volumes name your key, move the runtimes to it, delete this one.",
    source: "SDK: UpdateCapacityProviderInput has no key member",
  },
  sources: [
    "SDK: EbsVolumeConfiguration.encrypted defaults to true; without kmsKeyId the default KMS key for Amazon EBS is used",
  ],
});
