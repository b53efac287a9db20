import { GetKnowledgeBaseCommand, type KnowledgeBase, ListKnowledgeBasesCommand } from "@aws-sdk/client-bedrock-agent";
import type { Need, NeedSubject } from "#lib/domain/key-need.ts";
import { AWS_OWNED, bucket, type Claim, key, notExposed, store } from "../claim.ts";
import { grants } from "../grant-documentation.ts";
import { composed } from "../identifiers.ts";
import { ofOwnKey, ofStoreKey, UNDOCUMENTED } from "../key-needs.ts";
import { listing } from "../listing.ts";
import { BEDROCK, grantFor, OPERATIONS, role, via } from "../need.ts";
import { resourceType, type Scope } from "../resource-type.ts";
import {
  collectionNeeds,
  credentialNeeds,
  credentialSecrets,
  KNOWLEDGE_ENCRYPTION,
  vectorStore,
} from "./knowledge-base-storage.ts";

export const knowledgeBase = resourceType({
  type: "knowledge-base",
  label: ["Knowledge base", "Knowledge bases"],
  service: "bedrock-agent",
  listings: () => [
    listing(
      "bedrock:ListKnowledgeBases",
      (page) => new ListKnowledgeBasesCommand({ ...page, maxResults: 100 }),
      (output) => output.knowledgeBaseSummaries,
    ),
  ],
  read: {
    permission: "bedrock:GetKnowledgeBase",
    command: ({ item }) => new GetKnowledgeBaseCommand({ knowledgeBaseId: item.knowledgeBaseId }),
    proof: (detail) => detail.knowledgeBase?.knowledgeBaseConfiguration?.type,
  },
  identify: ({ item, scope }, detail) => ({
    // Summaries carry no ARN; its format is that of the Service Authorization Reference.
    arn: composed`arn:${scope.partition}:bedrock:${scope.region}:${scope.accountId}:knowledge-base/${item.knowledgeBaseId}`,
    name: item.name ?? item.knowledgeBaseId ?? "",
    status: item.status,
    createdAt: detail?.knowledgeBase?.createdAt,
  }),
  protects: [
    {
      data: "vector store",
      from: ({ detail }) =>
        kind(detail) === "VECTOR" ? vectorStore(detail.knowledgeBase?.storageConfiguration) : null,
      caveat: "The knowledge base has no key of its own: its vectors are encrypted with the key of this store.",
      keyNeeds: ofStoreKey({ "opensearch-serverless-collection": collectionNeeds }),
    },
    {
      data: "search index",
      optional: true,
      from: ({ detail }) => {
        const index =
          detail.knowledgeBase?.knowledgeBaseConfiguration?.kendraKnowledgeBaseConfiguration?.kendraIndexArn;
        return index ? store("kendra-index", index) : null;
      },
      keyNeeds: UNDOCUMENTED,
    },
    {
      data: "structured data",
      optional: true,
      from: ({ detail, scope }) => structuredData(detail.knowledgeBase, scope),
      keyNeeds: UNDOCUMENTED,
    },
    {
      data: "knowledge base data",
      optional: true,
      member:
        "knowledgeBase.knowledgeBaseConfiguration.managedKnowledgeBaseConfiguration.serverSideEncryptionConfiguration.kmsKeyArn",
      from: ({ detail }) =>
        kind(detail) === "MANAGED"
          ? key(
              detail.knowledgeBase?.knowledgeBaseConfiguration?.managedKnowledgeBaseConfiguration
                ?.serverSideEncryptionConfiguration?.kmsKeyArn,
              AWS_OWNED,
            )
          : null,
      keyNeeds: ofOwnKey(managedDataNeeds),
    },
    {
      data: "credentials",
      optional: true,
      from: ({ detail }) => credentialSecrets(detail.knowledgeBase),
      keyNeeds: ofStoreKey({ secret: credentialNeeds }),
    },
    {
      data: "supplemental data",
      optional: true,
      from: ({ detail }) => supplementalBuckets(detail.knowledgeBase),
      keyNeeds: UNDOCUMENTED,
    },
    {
      data: "knowledge base data",
      optional: true,
      from: ({ detail }) =>
        KINDS.includes(kind(detail) ?? "")
          ? null
          : notExposed("type-not-known", { what: "knowledge base", type: kind(detail) ?? null }),
      keyNeeds: ofOwnKey(managedDataNeeds),
    },
  ],
  facts: ({ item, detail }) => ({
    knowledgeBaseId: item.knowledgeBaseId,
    type: kind(detail),
    storageType: detail.knowledgeBase?.storageConfiguration?.type,
  }),
  grants: grants({
    data: "knowledge base data",
    what: "grant of a managed knowledge base",
    grantee: BEDROCK,
    operations: [
      "CreateGrant",
      "GenerateDataKey",
      "GenerateDataKeyWithoutPlaintext",
      "DescribeKey",
      "Encrypt",
      "Decrypt",
    ],
    bound: false,
    lifetime: "until the knowledge base is deleted",
    sources: [`${KNOWLEDGE_ENCRYPTION}: kms:GrantOperations`],
  }),
  secondaryGrants: null,
  grantArn: { service: "bedrock", word: "knowledge-base" },
  contentService: "bedrock-agent-runtime",
  change: {
    how: "recreate",
    summary:
      "A managed knowledge base's key is fixed at creation; other knowledge bases have no key of their own: change the key on their store. Create a new knowledge base with a key, synchronize its sources, update the agents, and delete the old one.",
    cli: ({ name, region, key: keyArn }) =>
      `aws bedrock-agent create-knowledge-base --region ${region} \\
  --name "${name}-cmk" --role-arn "$ROLE_ARN" \\
  --knowledge-base-configuration '{"type":"MANAGED","managedKnowledgeBaseConfiguration":{"serverSideEncryptionConfiguration":{"kmsKeyArn":"${keyArn}"}}}'`,
    source: "SDK: UpdateKnowledgeBase: the knowledgeBaseConfiguration cannot be changed",
  },
  sources: [
    'Amazon Bedrock User Guide, "Encryption of knowledge base resources": managed knowledge bases use an AWS owned key by default',
    "SDK: KnowledgeBase has no key member outside managedKnowledgeBaseConfiguration",
  ],
});

const KINDS: readonly string[] = ["VECTOR", "KENDRA", "SQL", "MANAGED"];

const kind = (detail: { knowledgeBase: KnowledgeBase | undefined }): string | undefined =>
  detail.knowledgeBase?.knowledgeBaseConfiguration?.type;

function structuredData(base: KnowledgeBase | undefined, { partition, region, accountId }: Scope): Claim | null {
  const engine =
    base?.knowledgeBaseConfiguration?.sqlKnowledgeBaseConfiguration?.redshiftConfiguration?.queryEngineConfiguration;
  const workgroup = engine?.serverlessConfiguration?.workgroupArn;
  if (workgroup) return store("redshift-workgroup", workgroup);
  const cluster = engine?.provisionedConfiguration?.clusterIdentifier;
  // The response has the cluster's identifier only, which is unique in a Region.
  return cluster
    ? store("redshift-cluster", `arn:${partition}:redshift:${region}:${accountId}:cluster:${cluster}`)
    : null;
}

function supplementalBuckets(base: KnowledgeBase | undefined): readonly Claim[] {
  const { vectorKnowledgeBaseConfiguration: vector, managedKnowledgeBaseConfiguration: managed } =
    base?.knowledgeBaseConfiguration ?? {};
  const locations = [vector, managed].flatMap(
    (each) => each?.supplementalDataStorageConfiguration?.storageLocations ?? [],
  );
  return locations.flatMap(({ s3Location }) => bucket(s3Location?.uri) ?? []);
}

/** The operations that AWS's key policy allows in a grant; the event on the same page has the first two. */
const KNOWLEDGE_GRANT = [
  "Decrypt",
  "GenerateDataKey",
  "GenerateDataKeyWithoutPlaintext",
  "Encrypt",
  "DescribeKey",
  "CreateGrant",
];

/** The creator of a managed knowledge base creates a grant for Bedrock; its service role needs no permission. */
function managedDataNeeds({ region }: NeedSubject): readonly Need[] {
  return [
    role("the role that creates the knowledge base", {
      actions: ["kms:CreateGrant", "kms:GenerateDataKey", "kms:Decrypt"],
      carries: via("bedrock", region),
      grantCarries: grantFor(BEDROCK, KNOWLEDGE_GRANT),
      inexact: [OPERATIONS],
      why: "Amazon Bedrock stores the data through a grant that the creator of the knowledge base gives it.",
      source: KNOWLEDGE_ENCRYPTION,
    }),
  ];
}
