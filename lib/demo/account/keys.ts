import { GRANTS_ON_KEYS } from "./grants-on-keys.ts";
import { ACCOUNT_ID, arn } from "./identity.ts";
import { collectionGrant, knowledgeBaseGrant, modelGrant, roleGrant } from "./key-grants.ts";
import { awsManagedKey, customerKey, type KeyModel } from "./key-model.ts";
import { AP_KEYS, EU_KEYS, FOREIGN_KEYS, US_KEYS } from "./key-names.ts";
import {
  forAgentMemory,
  forAgents,
  forCollections,
  forLogGroups,
  forTrail,
  OPEN_TO_ALL,
  sharedWith,
  throughBedrock,
} from "./key-policies.ts";
import {
  forAgentCallers,
  forAgentCoreEvaluations,
  forMemoryCallers,
  forPromptManagers,
  forPromptsByTheWrongContext,
  forSecrets,
  onlyThroughStorage,
} from "./key-policies-of-callers.ts";
import {
  FOR_GUARDRAILS,
  forEvaluations,
  forFlows,
  forPrompts,
  forReasoningPolicies,
  forSessions,
} from "./key-policies-of-work.ts";
import { ALL_FOR_DATABASE_TEAM, BEDROCK_FOR_ANYBODY, withinTheAccount } from "./key-policies-too-wide.ts";
import { daysAgo } from "./today.ts";

const [US, EU, AP] = ["us-east-1", "eu-central-1", "ap-southeast-2"] as const;

const model = (region: string, id: string) => arn("bedrock", region, `custom-model/${id}`);
const collection = (region: string, id: string) => arn("aoss", region, `collection/${id}`);
const daysFromNow = (days: number) => new Date(daysAgo(-days));

const SHARED_REPLICAS = {
  PrimaryKey: { Arn: US_KEYS.multiRegion, Region: US },
  ReplicaKeys: [
    { Arn: EU_KEYS.multiRegion, Region: EU },
    { Arn: AP_KEYS.multiRegion, Region: AP },
  ],
};
const RETIRING_REPLICAS = {
  PrimaryKey: { Arn: US_KEYS.retiringMultiRegion, Region: US },
  ReplicaKeys: [{ Arn: EU_KEYS.retiringMultiRegion, Region: EU }],
};

const usKeys: readonly KeyModel[] = [
  customerKey(US_KEYS.models, {
    alias: "alias/aldermere-claims-models",
    about: "Claims and underwriting models",
    statements: [throughBedrock(US, "BedrockModelRole"), forEvaluations(US)],
    grants: [
      modelGrant(US_KEYS.models, model(US, "amazon.nova-lite-v1:0:300k/clmtriage003"), "2026-02-12T09:30:07Z"),
      modelGrant(US_KEYS.models, model(US, "amazon.nova-lite-v1:0:300k/clmtriage002"), "2025-06-17T14:03:16Z"),
      // The model is gone, its grant is not.
      modelGrant(US_KEYS.models, model(US, "amazon.titan-text-express-v1:0:8k/deletedmodel"), "2024-11-20T10:00:00Z"),
      ...Array.from({ length: 23 }, (_, index) => roleGrant(US_KEYS.models, "BedrockBatchRole", index + 1)),
    ],
  }),
  customerKey(US_KEYS.agents, {
    alias: ["alias/aldermere-agents", "alias/aldermere-assistants"],
    about: "Agents: configuration, sessions and memory",
    statements: [
      forAgents(US, "*"),
      forAgentMemory(US),
      FOR_GUARDRAILS,
      forReasoningPolicies(US),
      forFlows(US),
      forPrompts(US),
      forSessions(US),
      forAgentCallers(US),
      forMemoryCallers(US),
      forPromptManagers(US),
      forAgentCoreEvaluations(US),
    ],
  }),
  customerKey(US_KEYS.knowledge, {
    alias: "alias/aldermere-knowledge",
    about: "Knowledge bases and their vectors",
    rotation: false,
    statements: [forCollections(US)],
    grants: [
      collectionGrant(US_KEYS.knowledge, collection(US, "a1polwordings0000001"), "2025-02-11T07:45:00Z"),
      knowledgeBaseGrant(US_KEYS.knowledge, arn("bedrock", US, "knowledge-base/KBMANAGED1"), "2026-03-04T16:20:09Z"),
    ],
  }),
  customerKey(US_KEYS.documents, {
    alias: "alias/aldermere-documents",
    about: "Buckets with policy documents and claims files",
    statements: [OPEN_TO_ALL],
  }),
  customerKey(US_KEYS.logs, {
    alias: "alias/aldermere-bedrock-logs",
    about: "Model invocation logs and the files of the trail",
    statements: [forLogGroups(US), forTrail(US, "aldermere-us")],
  }),
  customerKey(US_KEYS.secrets, {
    alias: "alias/aldermere-secrets",
    about: "Credentials of connectors and databases",
    statements: [forSecrets(US)],
  }),
  customerKey(US_KEYS.databases, {
    alias: "alias/aldermere-databases",
    about: "Aurora and OpenSearch domains",
    statements: [ALL_FOR_DATABASE_TEAM],
  }),
  customerKey(US_KEYS.legacy, {
    alias: "alias/aldermere-legacy",
    about: "Pilot project of 2023, disabled in the spring clean",
    metadata: { KeyState: "Disabled" },
    usedDaysAgo: 211,
  }),
  customerKey(US_KEYS.retired, {
    alias: "alias/aldermere-retired",
    about: "Scheduled for deletion with the fraud pilot",
    metadata: { KeyState: "PendingDeletion", DeletionDate: daysFromNow(11) },
    rotation: false,
    usedDaysAgo: 19.4,
  }),
  customerKey(US_KEYS.imported, {
    alias: "alias/aldermere-own-material",
    about: "Key material from the company's own HSM",
    statements: [throughBedrock(US, "BedrockModelRole"), onlyThroughStorage(US)],
    metadata: {
      Origin: "EXTERNAL",
      ExpirationModel: "KEY_MATERIAL_EXPIRES",
      ValidTo: daysFromNow(160),
      CreationDate: daysFromNow(-12),
    },
    rotation: null,
    usedDaysAgo: null,
  }),
  customerKey(US_KEYS.importExpired, {
    alias: "alias/aldermere-expired-material",
    about: "Imported key material that has expired",
    metadata: { Origin: "EXTERNAL", KeyState: "PendingImport" },
    rotation: null,
    usedDaysAgo: null,
  }),
  customerKey(US_KEYS.hsm, {
    alias: "alias/aldermere-hsm",
    about: "In a CloudHSM key store that is disconnected",
    metadata: {
      Origin: "AWS_CLOUDHSM",
      KeyState: "Unavailable",
      CustomKeyStoreId: "cks-4fd2bc1a7e904a1c8",
      CloudHsmClusterId: "cluster-3jq7x2wnd4k",
    },
    rotation: null,
    usedDaysAgo: 120,
  }),
  customerKey(US_KEYS.signing, {
    alias: "alias/aldermere-document-signing",
    about: "Asymmetric key for signing; one bucket names it by mistake",
    metadata: { KeySpec: "RSA_2048", KeyUsage: "SIGN_VERIFY", SigningAlgorithms: ["RSASSA_PSS_SHA_256"] },
    rotation: null,
    usedDaysAgo: null,
  }),
  customerKey(US_KEYS.restricted, {
    alias: "alias/aldermere-restricted",
    about: "Health data; only its metadata is open to auditors",
    refuses: ["GetKeyPolicy", "ListGrants", "ListResourceTags", "GetKeyLastUsage"],
  }),
  customerKey(US_KEYS.sealed, { about: "Board matters", refuses: ["DescribeKey"] }),
  customerKey(US_KEYS.multiRegion, {
    alias: "alias/aldermere-global",
    about: "Multi-Region primary",
    metadata: { MultiRegion: true, MultiRegionConfiguration: { MultiRegionKeyType: "PRIMARY", ...SHARED_REPLICAS } },
  }),
  customerKey(US_KEYS.retiringMultiRegion, {
    alias: "alias/aldermere-global-2023",
    about: "Multi-Region primary on its way out",
    rotation: false,
    usedDaysAgo: 14.3,
    metadata: {
      KeyState: "PendingReplicaDeletion",
      PendingDeletionWindowInDays: 30,
      MultiRegion: true,
      MultiRegionConfiguration: { MultiRegionKeyType: "PRIMARY", ...RETIRING_REPLICAS },
    },
  }),
  awsManagedKey(US_KEYS.awsS3, "s3", "Default key that protects my S3 objects when no other key is defined"),
  awsManagedKey(US_KEYS.awsEs, "es", "Default key that protects my Elasticsearch data when no other key is defined"),
  awsManagedKey(
    US_KEYS.awsSecrets,
    "secretsmanager",
    "Default key that protects my secrets when no other key is defined",
  ),
  awsManagedKey(
    US_KEYS.awsRds,
    "rds",
    "Default key that protects my RDS database volumes when no other key is defined",
  ),
];

const euKeys: readonly KeyModel[] = [
  customerKey(EU_KEYS.models, {
    alias: "alias/aldermere-models",
    about: "Models trained on European data",
    statements: [throughBedrock(EU, "BedrockModelRole"), forEvaluations(EU)],
    grants: [modelGrant(EU_KEYS.models, model(EU, "amazon.nova-lite-v1:0:300k/schadende001"), "2025-06-30T06:31:00Z")],
  }),
  customerKey(EU_KEYS.agents, {
    alias: "alias/aldermere-agents",
    about: "European assistants",
    // Without ReEncrypt* memory cannot be kept; and the statement for prompts was copied from that of agents.
    statements: [
      forAgents(EU, "*"),
      forAgentMemory(EU, []),
      FOR_GUARDRAILS,
      forFlows(EU),
      forPromptsByTheWrongContext(EU),
      forSessions(EU),
    ],
  }),
  customerKey(EU_KEYS.knowledge, {
    alias: "alias/aldermere-knowledge",
    about: "European knowledge bases",
    rotation: false,
    statements: [forCollections(EU)],
    grants: [collectionGrant(EU_KEYS.knowledge, collection(EU, "e1schadenakten000001"), "2025-05-07T09:00:00Z")],
  }),
  customerKey(EU_KEYS.documents, {
    alias: "alias/aldermere-documents",
    about: "European documents",
    statements: [BEDROCK_FOR_ANYBODY],
  }),
  customerKey(EU_KEYS.logs, {
    alias: "alias/aldermere-bedrock-logs",
    about: "Model invocation logs",
    statements: [forLogGroups(EU)],
  }),
  customerKey(EU_KEYS.secrets, {
    alias: "alias/aldermere-secrets",
    about: "Credentials of connectors",
    usedDaysAgo: null,
  }),
  customerKey(EU_KEYS.legacy, {
    alias: "alias/aldermere-legacy",
    about: "Replaced in 2026",
    metadata: { KeyState: "Disabled" },
    usedDaysAgo: 52.2,
  }),
  customerKey(EU_KEYS.retired, {
    alias: "alias/aldermere-retired",
    about: "Scheduled for deletion",
    metadata: { KeyState: "PendingDeletion", DeletionDate: daysFromNow(4) },
    rotation: false,
    usedDaysAgo: 26.3,
  }),
  customerKey(EU_KEYS.multiRegion, {
    alias: "alias/aldermere-global",
    about: "Multi-Region replica",
    metadata: { MultiRegion: true, MultiRegionConfiguration: { MultiRegionKeyType: "REPLICA", ...SHARED_REPLICAS } },
  }),
  customerKey(EU_KEYS.retiringMultiRegion, {
    alias: "alias/aldermere-global-2023",
    about: "The last replica of a primary on its way out",
    metadata: { MultiRegion: true, MultiRegionConfiguration: { MultiRegionKeyType: "REPLICA", ...RETIRING_REPLICAS } },
  }),
  awsManagedKey(EU_KEYS.awsS3, "s3", "Default key that protects my S3 objects when no other key is defined"),
  awsManagedKey(EU_KEYS.awsEs, "es", "Default key that protects my Elasticsearch data when no other key is defined"),
  awsManagedKey(
    EU_KEYS.awsSecrets,
    "secretsmanager",
    "Default key that protects my secrets when no other key is defined",
  ),
  awsManagedKey(EU_KEYS.awsEbs, "ebs", "Default key that protects my EBS volumes when no other key is defined"),
  awsManagedKey(
    EU_KEYS.awsRds,
    "rds",
    "Default key that protects my RDS database volumes when no other key is defined",
  ),
];

const apKeys: readonly KeyModel[] = [
  customerKey(AP_KEYS.models, {
    alias: "alias/aldermere-models",
    about: "Models for Australia and New Zealand",
    // Copied from Europe with its Region, in a policy that leaves nothing to IAM.
    delegates: false,
    statements: [throughBedrock(EU, "BedrockModelRole")],
  }),
  customerKey(AP_KEYS.agents, {
    alias: "alias/aldermere-agents",
    about: "Assistants for Australia and New Zealand",
    statements: [forAgents(AP, "*"), forFlows(AP)],
  }),
  customerKey(AP_KEYS.knowledge, { alias: "alias/aldermere-knowledge", about: "Knowledge bases", rotation: false }),
  customerKey(AP_KEYS.documents, {
    alias: "alias/aldermere-documents",
    about: "Documents",
    statements: [withinTheAccount(AP)],
  }),
  customerKey(AP_KEYS.databases, { alias: "alias/aldermere-databases", about: "Aurora" }),
  customerKey(AP_KEYS.retired, {
    alias: "alias/aldermere-retired",
    about: "Scheduled for deletion",
    metadata: { KeyState: "PendingDeletion", DeletionDate: daysFromNow(25) },
    rotation: false,
    usedDaysAgo: 5.2,
  }),
  customerKey(AP_KEYS.multiRegion, {
    alias: "alias/aldermere-global",
    about: "Multi-Region replica, disabled on its own",
    usedDaysAgo: null,
    metadata: {
      KeyState: "Disabled",
      MultiRegion: true,
      MultiRegionConfiguration: { MultiRegionKeyType: "REPLICA", ...SHARED_REPLICAS },
    },
  }),
  awsManagedKey(AP_KEYS.awsS3, "s3", "Default key that protects my S3 objects when no other key is defined"),
  awsManagedKey(AP_KEYS.awsEs, "es", "Default key that protects my Elasticsearch data when no other key is defined"),
  awsManagedKey(
    AP_KEYS.awsSecrets,
    "secretsmanager",
    "Default key that protects my secrets when no other key is defined",
  ),
  awsManagedKey(AP_KEYS.awsEbs, "ebs", "Default key that protects my EBS volumes when no other key is defined"),
  awsManagedKey(
    AP_KEYS.awsRds,
    "rds",
    "Default key that protects my RDS database volumes when no other key is defined",
  ),
];

const foreignKeys: readonly KeyModel[] = [
  customerKey(FOREIGN_KEYS.shared, {
    alias: "alias/ml-platform-shared",
    about: "The platform team's key for shared models",
    statements: [sharedWith(ACCOUNT_ID)],
    refuses: ["GetKeyPolicy", "ListAliases", "ListResourceTags", "GetKeyLastUsage"],
    grants: [roleGrant(FOREIGN_KEYS.shared, "SharedModelRole", 1)],
  }),
  customerKey(FOREIGN_KEYS.private, { about: "The platform team's own", refuses: ["DescribeKey"] }),
];

/** Every key that exists, in any account. `US_KEYS.deleted` and `FOREIGN_KEYS.supplier` do not. */
export const KEYS: readonly KeyModel[] = [...usKeys, ...euKeys, ...apKeys, ...foreignKeys].map((key) => ({
  ...key,
  grants: [...key.grants, ...(GRANTS_ON_KEYS[key.arn] ?? [])],
}));
