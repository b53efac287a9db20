import {
  GetConfigurationBundleVersionCommand,
  ListConfigurationBundlesCommand,
  ListConfigurationBundleVersionsCommand,
} from "@aws-sdk/client-bedrock-agentcore-control";
import type { Need, NeedSubject } from "#lib/domain/key-need.ts";
import { AWS_OWNED, key, notApplicable } from "../claim.ts";
import { GRANTS_UNDOCUMENTED, noGrant } from "../grant-documentation.ts";
import { composed } from "../identifiers.ts";
import { ofOwnKey, UNDOCUMENTED } from "../key-needs.ts";
import { listing } from "../listing.ts";
import { context, ownArn, RE_ENCRYPT, role, USE } from "../need.ts";
import { PART_OF_ANOTHER, resourceType } from "../resource-type.ts";

const PAGE = 'Amazon Bedrock AgentCore Developer Guide, "Configuration bundle encryption"';

const sources = [
  'SDK: kmsKeyArn is the "KMS key ARN used to encrypt component configurations, if CMK was provided" (absence as AWS owned: inferred)',
];

/** Each version of a bundle may have another key; GetConfigurationBundle returns the newest version only. */
export const agentcoreConfigurationBundle = resourceType({
  type: "agentcore-configuration-bundle",
  label: ["Configuration bundle", "Configuration bundles"],
  service: "bedrock-agentcore-control",
  listings: () => [
    listing(
      "bedrock-agentcore:ListConfigurationBundles",
      (page) => new ListConfigurationBundlesCommand({ ...page, maxResults: 100 }),
      (output) => output.bundles,
    ),
  ],
  identify: ({ item }) => ({ arn: item.bundleArn ?? "", name: item.bundleName ?? "", createdAt: item.createdAt }),
  protects: [
    {
      data: "bundle",
      from: () => notApplicable("stored-in-versions"),
      keyNeeds: UNDOCUMENTED,
    },
  ],
  grants: GRANTS_UNDOCUMENTED,
  secondaryGrants: null,
  grantArn: { service: "bedrock-agentcore", word: "configuration-bundle" },
  contentService: null,
  change: {
    how: "elsewhere",
    summary: "Its versions hold the data.",
    source: "SDK: UpdateConfigurationBundleRequest.kmsKeyArn creates a new version",
  },
  sources,
});

export const agentcoreConfigurationBundleVersion = resourceType({
  type: "agentcore-configuration-bundle-version",
  label: ["Configuration bundle version", "Configuration bundle versions"],
  service: "bedrock-agentcore-control",
  within: agentcoreConfigurationBundle,
  listings: ({ item }) => [
    listing(
      "bedrock-agentcore:ListConfigurationBundleVersions",
      (page) => new ListConfigurationBundleVersionsCommand({ ...page, bundleId: item.bundleId, maxResults: 100 }),
      (output) => output.versions,
    ),
  ],
  read: {
    permission: "bedrock-agentcore:GetConfigurationBundleVersion",
    command: ({ item }) =>
      new GetConfigurationBundleVersionCommand({ bundleId: item.bundleId, versionId: item.versionId }),
    proof: (detail) => detail.versionId,
    mayNeedDecrypt: true,
  },
  identify: ({ item, parent }) => ({
    arn: composed`${parent.observation.arn}#version/${item.versionId}`,
    name: `${parent.observation.name} version ${item.versionId}`,
    createdAt: item.versionCreatedAt,
  }),
  protects: [
    {
      data: "component configurations",
      member: "kmsKeyArn",
      from: ({ detail }) => key(detail.kmsKeyArn, AWS_OWNED),
      keyNeeds: ofOwnKey(bundleNeeds),
    },
  ],
  grants: noGrant("configuration bundles", PAGE),
  secondaryGrants: null,
  grantArn: PART_OF_ANOTHER,
  contentService: null,
  change: {
    how: "in-place",
    summary:
      "UpdateConfigurationBundle with a key creates a new version encrypted with it; existing versions keep their key until they are deleted.",
    cli: ({ id, parentId, region, key: keyArn }) =>
      `aws bedrock-agentcore-control update-configuration-bundle --region ${region} \\
  --bundle-id ${parentId} --parent-version-ids ${id} \\
  --commit-message "Encrypt with a customer managed key" --kms-key-arn ${keyArn}`,
    source: "SDK: UpdateConfigurationBundleRequest.kmsKeyArn",
  },
  sources,
});

/** Needs of a version of a configuration bundle. */
function bundleNeeds({ arn }: NeedSubject): readonly Need[] {
  return [
    role("the role that uses the configuration bundle", {
      actions: ["kms:DescribeKey", ...USE, ...RE_ENCRYPT],
      carries: context("aws:bedrock-agentcore:configurationBundleArn", ownArn(arn)),
      why: "The configurations are encrypted and decrypted with the permissions of the role that uses the bundle.",
      source: PAGE,
    }),
  ];
}
