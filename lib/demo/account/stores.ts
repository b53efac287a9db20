import type { LogGroup } from "@aws-sdk/client-cloudwatch-logs";
import type { DomainStatus } from "@aws-sdk/client-opensearch";
import type { CollectionDetail } from "@aws-sdk/client-opensearchserverless";
import type { DBCluster } from "@aws-sdk/client-rds";
import { PLATFORM_ACCOUNT_ID } from "./identity.ts";
import { keyParts } from "./key-model.ts";
import { AP_KEYS, EU_KEYS, US_KEYS } from "./key-names.ts";
import type { ContentRegion } from "./regions.ts";
import { SECRETS_NAMED } from "./store-names.ts";
import {
  type Bucket,
  bucket,
  collectionStore,
  databaseCluster,
  kmsBucket,
  logGroup,
  type Secret,
  searchDomain,
  secret,
} from "./store-shapes.ts";

type PerRegion<Item> = Readonly<Record<ContentRegion, readonly Item[]>>;
const [US, EU, AP] = ["us-east-1", "eu-central-1", "ap-southeast-2"] as const;
const bareId = (arn: string) => keyParts(arn).keyId;

/** Names are global. `aldermere-travel-us` is named by a data source but does not exist. */
export const BUCKETS: readonly Bucket[] = [
  kmsBucket(US, "aldermere-training-us", US_KEYS.documents),
  bucket(US, "aldermere-holdout-us", { algorithm: "AES256" }),
  kmsBucket(US, "aldermere-model-output-us", bareId(US_KEYS.documents)),
  kmsBucket(US, "aldermere-recordings-us", US_KEYS.documents),
  kmsBucket(US, "aldermere-fraud-pilot", US_KEYS.retired),
  kmsBucket(US, "aldermere-model-import-us", "alias/aldermere-documents"),
  kmsBucket(US, "aldermere-invocation-logs-us", US_KEYS.logs),
  bucket(US, "aldermere-large-payloads-us", { algorithm: "AES256" }),
  kmsBucket(US, "aldermere-documents-us", US_KEYS.documents),
  kmsBucket(US, "aldermere-kb-intermediate-us", bareId(US_KEYS.knowledge)),
  kmsBucket(US, "aldermere-kb-media-us"),
  kmsBucket(US, "aldermere-claims-files-us", "arn:aws:kms:us-east-1:123456789012:alias/aldermere-documents"),
  bucket(US, "aldermere-underwriting-us", { algorithm: "aws:kms:dsse", key: US_KEYS.documents }),
  bucket(US, "aldermere-repair-shops-us", { algorithm: "AES256" }),
  kmsBucket(US, "aldermere-partner-exchange-us", US_KEYS.signing),
  bucket(US, "aldermere-legacy-us", null),
  kmsBucket(US, "aldermere-graph-us"),
  kmsBucket(US, "aldermere-archive-us", bareId(US_KEYS.documents)),
  bucket(US, "aldermere-platform-lake", { algorithm: "AES256" }, PLATFORM_ACCOUNT_ID),
  kmsBucket(EU, "aldermere-documents-eu", EU_KEYS.documents),
  kmsBucket(EU, "aldermere-training-eu", EU_KEYS.models),
  kmsBucket(EU, "aldermere-invocation-logs-eu", EU_KEYS.legacy),
  bucket(EU, "aldermere-recht-eu", { algorithm: "AES256" }),
  kmsBucket(AP, "aldermere-documents-ap", "alias/aldermere-documents"),
  kmsBucket(AP, "aldermere-training-ap", AP_KEYS.documents),
];

/** `US` names one more collection, `z9missing00000000001`, that was deleted. */
export const COLLECTIONS: PerRegion<CollectionDetail> = {
  [US]: [
    collectionStore(US, "a1polwordings0000001", "policy-wordings", US_KEYS.knowledge),
    collectionStore(US, "b2claimsmanual000001", "claims-manual", "auto"),
  ],
  [EU]: [
    collectionStore(EU, "e1schadenakten000001", "schadenakten", EU_KEYS.knowledge),
    collectionStore(EU, "e2fehlgeschlagen0001", "fehlgeschlagen", "auto"),
  ],
  [AP]: [],
};

export const SEARCH_DOMAINS: PerRegion<DomainStatus> = {
  [US]: [searchDomain(US, "broker-guides", { Enabled: true, KmsKeyId: bareId(US_KEYS.databases) })],
  [EU]: [
    searchDomain(
      EU,
      "akten-suche",
      { Enabled: true, KmsKeyId: EU_KEYS.awsEs },
      { DomainEndpointOptions: { EnforceHTTPS: false, TLSSecurityPolicy: "Policy-Min-TLS-1-2-2019-07" } },
    ),
    searchDomain(
      EU,
      "wiki-suche",
      { Enabled: false },
      {
        NodeToNodeEncryptionOptions: { Enabled: false },
        DomainEndpointOptions: { EnforceHTTPS: true, TLSSecurityPolicy: "Policy-Min-TLS-1-0-2019-07" },
      },
    ),
  ],
  [AP]: [
    // A TLS policy from after this was written, and an answer without a word on its nodes.
    searchDomain(
      AP,
      "hail-photos",
      { Enabled: true, KmsKeyId: AP_KEYS.databases },
      {
        NodeToNodeEncryptionOptions: undefined,
        DomainEndpointOptions: {
          EnforceHTTPS: true,
          TLSSecurityPolicy: "Policy-Min-TLS-1-3-2028-01" as "Policy-Min-TLS-1-2-2019-07",
        },
      },
    ),
  ],
};

export const DATABASE_CLUSTERS: PerRegion<DBCluster> = {
  [US]: [
    databaseCluster(US, "underwriting-vectors", {
      StorageEncryptionType: "sse-kms",
      StorageEncrypted: true,
      KmsKeyId: US_KEYS.databases,
    }),
  ],
  // Encrypted with an AWS owned key, although StorageEncrypted is false.
  [EU]: [databaseCluster(EU, "recht-vectors", { StorageEncryptionType: "sse-rds", StorageEncrypted: false })],
  [AP]: [
    // From before StorageEncryptionType existed.
    databaseCluster(AP, "storm-vectors", { StorageEncrypted: true, KmsKeyId: AP_KEYS.awsRds }),
    databaseCluster(AP, "rural-vectors", { StorageEncryptionType: "none", StorageEncrypted: false }),
  ],
};

/** `SECRETS_NAMED.travelRedis` is named by a knowledge base but does not exist. */
export const SECRETS: PerRegion<Secret> = {
  [US]: [
    secret(SECRETS_NAMED.underwritingDatabase, { key: "arn:aws:kms:us-east-1:123456789012:alias/aldermere-secrets" }),
    secret(SECRETS_NAMED.fraudPinecone),
    secret(SECRETS_NAMED.repairMongo, { key: US_KEYS.secrets, deleted: true }),
    secret(SECRETS_NAMED.policyConfluence, { key: bareId(US_KEYS.secrets) }),
    secret(SECRETS_NAMED.claimsSharePoint),
    secret(SECRETS_NAMED.brokerSalesforce),
    secret(SECRETS_NAMED.identityWeather, { key: US_KEYS.secrets }),
    secret(SECRETS_NAMED.identitySearch),
    secret(SECRETS_NAMED.identityMaps, { key: US_KEYS.retired }),
    secret(SECRETS_NAMED.identityCrm, { key: bareId(US_KEYS.secrets) }),
    secret(SECRETS_NAMED.identityBrokerCrm),
    secret(SECRETS_NAMED.identityPilotCrm, { key: US_KEYS.legacy }),
    secret(SECRETS_NAMED.identityWallet, { key: US_KEYS.secrets }),
    secret(SECRETS_NAMED.identityWalletKey),
    secret(SECRETS_NAMED.identityPilotWallet, { key: US_KEYS.retired }),
    secret(SECRETS_NAMED.identityPilotWalletKey, { key: US_KEYS.secrets }),
    secret(SECRETS_NAMED.ledgerRedshift, { key: US_KEYS.secrets }),
  ],
  [EU]: [
    secret(SECRETS_NAMED.identityKarten),
    secret(SECRETS_NAMED.rechtDatabase),
    secret(SECRETS_NAMED.wikiConfluence, { key: bareId(EU_KEYS.secrets) }),
  ],
  [AP]: [secret(SECRETS_NAMED.stormDatabase, { key: AP_KEYS.documents }), secret(SECRETS_NAMED.ruralDatabase)],
};

export const LOG_GROUPS: PerRegion<LogGroup> = {
  [US]: [
    logGroup(US, "/aldermere/agentcore/evaluations", US_KEYS.logs),
    logGroup(US, "/aldermere/agentcore/evaluations-old"),
    logGroup(US, "/aldermere/bedrock/logs", US_KEYS.logs),
    logGroup(US, "/aldermere/bedrock/logs-old"),
    ...["billing", "claims-api", "cloudtrail/global", "cloudtrail/us", "policy-api"].map((name) =>
      logGroup(US, `/aldermere/${name}`),
    ),
  ],
  [EU]: [logGroup(EU, "/aldermere/bedrock/logs-old", EU_KEYS.logs), logGroup(EU, "/aldermere/cloudtrail/eu")],
  [AP]: [logGroup(AP, "/aldermere/cloudtrail/ap")],
};
