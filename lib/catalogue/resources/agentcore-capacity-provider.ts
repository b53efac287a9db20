import {
  GetCapacityProviderCommand,
  type GetCapacityProviderCommandOutput,
  ListCapacityProvidersCommand,
} from "@aws-sdk/client-bedrock-agentcore-control";
import { type Claim, key, notApplicable, notExposed, ofPart, store } from "../claim.ts";
import { GRANTS_UNDOCUMENTED } from "../grant-documentation.ts";
import { UNDOCUMENTED } from "../key-needs.ts";
import { listing } from "../listing.ts";
import { NO_GRANT_NAMES_IT, resourceType, type Scope } from "../resource-type.ts";

interface Volume {
  readonly encrypted?: boolean | undefined;
  readonly kmsKeyId?: string | undefined;
}

/** A volume, encrypted with the key that it names, else with the default key for EBS. */
function volume({ encrypted, kmsKeyId }: Volume, { partition, region, accountId }: Scope): Claim {
  if (encrypted === false) return key(undefined, { means: "unencrypted" });
  if (kmsKeyId !== undefined) return key(kmsKeyId, { means: "aws-managed", alias: "aws/ebs" });
  if (encrypted) return store("ebs-default", `arn:${partition}:ec2:${region}:${accountId}:ebs-default`);
  return notExposed("volume-encryption-not-set");
}

/** The configuration of its instances; none where the creation failed. */
const instances = ({ status, computeConfiguration }: GetCapacityProviderCommandOutput) =>
  status === "CREATE_FAILED" ? undefined : computeConfiguration?.ec2Configuration;

export const agentcoreCapacityProvider = resourceType({
  type: "agentcore-capacity-provider",
  label: ["Capacity provider", "Capacity providers"],
  service: "bedrock-agentcore-control",
  listings: () => [
    listing(
      "bedrock-agentcore:ListCapacityProviders",
      (page) => new ListCapacityProvidersCommand({ ...page, maxResults: 100 }),
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
      // Every instance has a root volume, configured or not.
      data: "root volume",
      member: "computeConfiguration.ec2Configuration.rootVolume.kmsKeyId",
      from: ({ detail, scope }) => {
        if (detail.status === "CREATE_FAILED") return notApplicable("failed-or-deleted", { status: detail.status });
        const ec2 = instances(detail);
        return ec2
          ? volume(ec2.rootVolume ?? {}, scope)
          : notExposed("type-not-known", { what: "compute", type: null });
      },
      keyNeeds: UNDOCUMENTED,
    },
    {
      data: "persistent volume",
      optional: true,
      member: "computeConfiguration.ec2Configuration.volumes[].ebsConfiguration.kmsKeyId",
      // Unlike the other volumes, these are encrypted unless the response says that they are not.
      from: ({ detail, scope }) =>
        (instances(detail)?.volumes ?? []).map(({ ebsConfiguration: ebs }) =>
          ebs
            ? ofPart(volume({ encrypted: ebs.encrypted ?? true, kmsKeyId: ebs.kmsKeyId }, scope), ebs.name)
            : notExposed("type-not-known", { what: "volume", type: null }),
        ),
      keyNeeds: UNDOCUMENTED,
    },
    {
      data: "ephemeral volume",
      optional: true,
      member:
        "computeConfiguration.ec2Configuration.launchTemplateSource.launchParameters.ephemeralVolumes[].ebs.kmsKeyId",
      // Without `ebs` the volume is the instance's own disk.
      from: ({ detail, scope }) =>
        (instances(detail)?.launchTemplateSource?.launchParameters?.ephemeralVolumes ?? []).flatMap(
          ({ deviceName, ebs }) => (ebs ? [ofPart(volume(ebs, scope), deviceName)] : []),
        ),
      keyNeeds: UNDOCUMENTED,
    },
  ],
  grants: GRANTS_UNDOCUMENTED,
  secondaryGrants: null,
  grantArn: NO_GRANT_NAMES_IT,
  contentService: null,
  change: {
    how: "recreate",
    summary:
      "A volume's key is fixed at creation. Create a capacity provider whose volumes use your key, move the runtimes to it, and delete this one.",
    source: "SDK: UpdateCapacityProviderInput has only a description",
  },
  sources: [
    'SDK, EbsVolumeConfiguration: "the KMS key that you specify in kmsKeyId, or the default KMS key for Amazon EBS if you do not specify one"; encrypted is true by default',
    "SDK, RootVolumeConfiguration and EphemeralEBSVolumeConfiguration: encrypted has no default",
  ],
});
