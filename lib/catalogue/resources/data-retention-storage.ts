import type { Need, NeedSubject } from "#lib/domain/key-need.ts";
import {
  type DataRetentionStorage,
  GetAccountDataRetentionStorageCommand,
  GetProjectDataRetentionStorageCommand,
  MODEL_PROVIDERS,
} from "#lib/sdk-additions/data-retention-storage.ts";
import { AWS_OWNED, bucket, type Claim, key, notExposed } from "../claim.ts";
import { GRANTS_UNDOCUMENTED } from "../grant-documentation.ts";
import { ofOwnKey } from "../key-needs.ts";
import { BEDROCK, context, ownArn, service, USE, via } from "../need.ts";
import { PART_OF_ANOTHER, resourceType } from "../resource-type.ts";
import { bedrockProject } from "./bedrock-project.ts";

const DATA = "retained prompts and responses";
const MEMBER = "storageConfiguration.kmsKeyArn";

const change = {
  how: "in-place",
  summary:
    "Put a configuration with your bucket and your key, in this Region; it replaces the whole configuration, and existing data stays where it is.",
  source: "Amazon Bedrock API Reference, PutAccountDataRetentionStorage and PutProjectDataRetentionStorage",
} as const;

const sources = [
  'Amazon Bedrock API Reference, GetProjectDataRetentionStorage and DataRetentionStorageConfiguration: kmsKeyArn is the key "you use to encrypt retained data"',
];

/** With a customer's bucket but no key, the bucket's encryption applies. */
function whereKept({ storageDestination, storageConfiguration }: DataRetentionStorage): Claim {
  if (typeof storageDestination !== "string") throw new TypeError("The destination is not text");
  if (storageDestination !== "customer_managed") {
    return notExposed("retention-destination", { destination: storageDestination });
  }
  const { kmsKeyArn, s3BucketArn, s3BucketOwner } = storageConfiguration ?? {};
  if (kmsKeyArn !== undefined) return key(kmsKeyArn, AWS_OWNED);
  const kept = bucket(s3BucketArn, s3BucketOwner ?? null);
  if (!kept) throw new TypeError("The destination is customer storage, but neither key nor bucket is named");
  return kept;
}

/** One per account, Region and model provider that has been configured. */
export const accountDataRetentionStorage = resourceType({
  type: "data-retention-storage",
  label: ["Data retention storage", "Data retention storage"],
  service: "bedrock",
  parts: () => MODEL_PROVIDERS,
  read: {
    permission: "bedrock:GetAccountDataRetentionStorage",
    command: ({ item }) => new GetAccountDataRetentionStorageCommand({ modelProvider: item }),
    proof: (detail) => detail.storageDestination,
    notFoundMeansNone: true,
  },
  identify: ({ item, scope }) => ({
    arn: `arn:${scope.partition}:bedrock:${scope.region}:${scope.accountId}:#data-retention-storage/${item}`,
    name: `Retained data of ${item} models in ${scope.region}`,
  }),
  protects: [
    { data: DATA, member: MEMBER, from: ({ detail }) => whereKept(detail), keyNeeds: ofOwnKey(retainedDataNeeds) },
  ],
  grants: GRANTS_UNDOCUMENTED,
  secondaryGrants: null,
  grantArn: PART_OF_ANOTHER,
  contentService: null,
  change,
  sources,
});

/** The same for a project; the default project uses the account's configuration. */
export const projectDataRetentionStorage = resourceType({
  type: "project-data-retention-storage",
  label: ["Data retention storage of a project", "Data retention storage of projects"],
  service: "bedrock",
  within: bedrockProject,
  parts: ({ item }) => (item.id === "default" ? [] : MODEL_PROVIDERS),
  read: {
    permission: "bedrock:GetProjectDataRetentionStorage",
    command: ({ item, parent }) =>
      new GetProjectDataRetentionStorageCommand({ projectIdentifier: parent.item.id, modelProvider: item }),
    proof: (detail) => detail.storageDestination,
    notFoundMeansNone: true,
  },
  identify: ({ item, parent }) => ({
    arn: `${parent.observation.arn}#data-retention-storage/${item}`,
    name: `Retained data of ${item} models, ${parent.observation.name}`,
  }),
  protects: [
    { data: DATA, member: MEMBER, from: ({ detail }) => whereKept(detail), keyNeeds: ofOwnKey(retainedDataNeeds) },
  ],
  grants: GRANTS_UNDOCUMENTED,
  secondaryGrants: null,
  grantArn: PART_OF_ANOTHER,
  contentService: null,
  change,
  sources,
});

/** For retained data in a customer's bucket, Bedrock uses the key itself and through Amazon S3. */
export function retainedDataNeeds({ arn, accountId, region }: NeedSubject): readonly Need[] {
  const project = arn.includes(":project/") ? { "aws:SourceArn": ownArn(arn) } : {};
  return [
    service(BEDROCK, {
      actions: USE,
      carries: { "aws:SourceAccount": accountId, ...project },
      why: "Amazon Bedrock encrypts retained data as the service.",
      source: "Amazon Bedrock API Reference, DataRetentionStorageConfiguration",
    }),
    service(BEDROCK, {
      actions: USE,
      carries: { ...via("s3", region), ...context("aws:s3:arn", `arn:${arn.split(":")[1]}:s3:::*`) },
      // The row does not contain the bucket.
      inexact: ["kms:EncryptionContext:aws:s3:arn"],
      why: "Amazon Bedrock writes the objects through Amazon S3.",
      source: "Amazon Bedrock API Reference, DataRetentionStorageConfiguration",
    }),
  ];
}
