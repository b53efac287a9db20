import type { Need, NeedSubject } from "#lib/domain/key-need.ts";
import { GetRegistryCommand, ListRegistriesCommand } from "#lib/sdk-additions/agent-registry-control.ts";
import { ofOwnKey } from "../key-needs.ts";
import { listing } from "../listing.ts";
import { context, namedRole, ownArn, RE_ENCRYPT, role, via } from "../need.ts";
import { resourceType } from "../resource-type.ts";
import { keyUnlessFailed } from "./agentcore-failed.ts";

const PAGE = 'Amazon Bedrock AgentCore Developer Guide, "Key policy for a customer managed key" of AWS Agent Registry';

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
        // It appears for a customer managed key only; where it has no key, the key is unknown.
        if (encryption && !encryption.kmsKeyArn) throw new TypeError("The encryption configuration names no key");
        return keyUnlessFailed(status, encryption?.kmsKeyArn);
      },
      keyNeeds: ofOwnKey(registryNeeds),
    },
  ],
  facts: () => ({ api: "agent-registry" }),
  grants: {
    kind: "shape-unknown",
    because: "AWS requires kms:CreateGrant for registries, but does not document which grant is created.",
    sources: [PAGE],
  },
  secondaryGrants: null,
  grantArn: { service: "agent-registry", word: "registry" },
  contentService: null,
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

const DESCRIPTORS = [
  "kms:GenerateDataKeyWithoutPlaintext",
  "kms:GenerateDataKey",
  "kms:Encrypt",
  ...RE_ENCRYPT,
] as const;

/** Needs of administrators, of readers, and of the service through its service-linked role. */
function registryNeeds({ arn, region, accountId }: NeedSubject): readonly Need[] {
  const [, partition] = arn.split(":");
  const carried = context("aws:agent-registry:registry-arn", ownArn(arn));
  const asks = { ...via("agent-registry", region), ...carried };
  return [
    role("the role that administers the registry", {
      actions: ["kms:DescribeKey", "kms:CreateGrant", ...DESCRIPTORS, "kms:Decrypt"],
      carries: asks,
      grantCarries: { "kms:GrantIsForAWSResource": "true" },
      why: "Records are encrypted with the permissions of the role that uses the registry, and the service keeps a grant.",
      source: PAGE,
    }),
    role("a role that reads the registry", {
      actions: ["kms:Decrypt"],
      carries: asks,
      why: "Records are decrypted with the permissions of the role that reads or searches them.",
      source: PAGE,
    }),
    namedRole(
      "AWS Agent Registry's service-linked role",
      `arn:${partition}:iam::${accountId}:role/aws-service-role/agent-registry.amazonaws.com/AWSServiceRoleForAgentRegistry`,
      {
        actions: ["kms:Decrypt", ...DESCRIPTORS],
        carries: carried,
        why: "The service encrypts and decrypts records at runtime through its service-linked role.",
        source: PAGE,
      },
    ),
  ];
}
