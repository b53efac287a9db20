import type { StorageConfiguration } from "@aws-sdk/client-bedrock-agent";
import {
  FROM_API,
  FROM_CONNECTOR,
  FROM_WEB,
  fromConfluence,
  fromSalesforce,
  fromSharePoint,
} from "./data-source-kinds.ts";
import { PLATFORM_ACCOUNT_ID } from "./identity.ts";
import { AP_KEYS, EU_KEYS, US_KEYS } from "./key-names.ts";
import {
  fromBucket,
  inCollection,
  inDatabase,
  inSearchDomain,
  type KnowledgeBaseModel,
  knowledgeBase,
  managed,
  vectors,
} from "./knowledge-base-shapes.ts";
import { ON_DATA_STORES } from "./knowledge-bases-on-data-stores.ts";
import type { ContentRegion } from "./regions.ts";
import { SECRETS_NAMED } from "./store-names.ts";

const [US, EU, AP] = ["us-east-1", "eu-central-1", "ap-southeast-2"] as const;
const fieldMapping = { vectorField: "vector", textField: "text", metadataField: "metadata" };

const inPinecone: StorageConfiguration = {
  type: "PINECONE",
  pineconeConfiguration: {
    connectionString: "https://fraud-patterns-x7k2.svc.us-east-1.pinecone.example",
    credentialsSecretArn: SECRETS_NAMED.fraudPinecone,
    fieldMapping: { textField: "text", metadataField: "metadata" },
  },
};
const inMongo: StorageConfiguration = {
  type: "MONGO_DB_ATLAS",
  mongoDbAtlasConfiguration: {
    endpoint: "repair-shops.k3m9.mongodb.example",
    databaseName: "kb",
    collectionName: "repair_shops",
    vectorIndexName: "vectors",
    credentialsSecretArn: SECRETS_NAMED.repairMongo,
    fieldMapping,
  },
};
const inRedis: StorageConfiguration = {
  type: "REDIS_ENTERPRISE_CLOUD",
  redisEnterpriseCloudConfiguration: {
    endpoint: "redis-12345.travel.cloud.redislabs.example:12345",
    vectorIndexName: "travel",
    credentialsSecretArn: SECRETS_NAMED.travelRedis,
    fieldMapping,
  },
};
export const KNOWLEDGE_BASES: Readonly<Record<ContentRegion, readonly KnowledgeBaseModel[]>> = {
  [US]: [
    ...ON_DATA_STORES[US],
    knowledgeBase(
      US,
      "KBPOLICY01",
      "policy-wordings",
      vectors(US, inCollection(US, "a1polwordings0000001"), "s3://aldermere-kb-media-us/"),
      {
        dataSources: [
          {
            id: "DSPOLICY01",
            name: "policy-documents",
            from: fromBucket("aldermere-documents-us"),
            key: US_KEYS.knowledge,
            intermediate: "s3://aldermere-kb-intermediate-us/policy/",
          },
          { id: "DSPLATFRM1", name: "platform-lake", from: fromBucket("aldermere-platform-lake", PLATFORM_ACCOUNT_ID) },
          {
            id: "DSCONFLUE1",
            name: "product-wiki",
            from: fromConfluence(SECRETS_NAMED.policyConfluence),
            key: US_KEYS.knowledge,
          },
        ],
      },
    ),
    knowledgeBase(US, "KBCLAIMS01", "claims-manual", vectors(US, inCollection(US, "b2claimsmanual000001")), {
      dataSources: [
        { id: "DSCLAIMS01", name: "claims-files", from: fromBucket("aldermere-claims-files-us") },
        {
          id: "DSSHAREPT1",
          name: "claims-sharepoint",
          from: fromSharePoint(SECRETS_NAMED.claimsSharePoint),
          key: US_KEYS.multiRegion,
        },
      ],
    }),
    knowledgeBase(US, "KBBROKER01", "broker-guides", vectors(US, inSearchDomain(US, "broker-guides")), {
      dataSources: [
        { id: "DSBROKWEB1", name: "broker-portal", from: FROM_WEB, key: US_KEYS.knowledge },
        { id: "DSSALESFC1", name: "broker-crm", from: fromSalesforce(SECRETS_NAMED.brokerSalesforce) },
        { id: "DSPARTNER1", name: "partner-exchange", from: fromBucket("aldermere-partner-exchange-us") },
      ],
    }),
    knowledgeBase(
      US,
      "KBUNDERW01",
      "underwriting-rules",
      vectors(US, inDatabase(US, "underwriting-vectors", SECRETS_NAMED.underwritingDatabase)),
      {
        dataSources: [
          {
            id: "DSUNDERW01",
            name: "underwriting-files",
            from: fromBucket("aldermere-underwriting-us"),
            key: US_KEYS.legacy,
          },
        ],
      },
    ),
    knowledgeBase(US, "KBFRAUD001", "fraud-patterns", vectors(US, inPinecone), {
      dataSources: [{ id: "DSCUSTOM01", name: "fraud-feed", from: FROM_API, key: US_KEYS.retired }],
    }),
    knowledgeBase(US, "KBREPAIR01", "repair-shops", vectors(US, inMongo), {
      dataSources: [{ id: "DSREPAIR01", name: "repair-shop-files", from: fromBucket("aldermere-repair-shops-us") }],
    }),
    knowledgeBase(US, "KBTRAVEL01", "travel-cover", vectors(US, inRedis), {
      dataSources: [{ id: "DSTRAVEL01", name: "travel-files", from: fromBucket("aldermere-travel-us") }],
    }),
    knowledgeBase(
      US,
      "KBMANAGED1",
      "customer-letters",
      managed(US_KEYS.knowledge, "s3://aldermere-kb-media-us/letters/"),
      {
        // A key of its own means nothing under a managed knowledge base.
        dataSources: [{ id: "DSMANAGED1", name: "letters", from: FROM_CONNECTOR, key: US_KEYS.retired }],
      },
    ),
    knowledgeBase(US, "KBMANAGED2", "press-archive", managed(), {
      dataSources: [{ id: "DSMANAGED2", name: "press", from: FROM_CONNECTOR }],
    }),
    knowledgeBase(US, "KBMISSING1", "orphaned-vectors", vectors(US, inCollection(US, "z9missing00000000001")), {
      status: "DELETE_UNSUCCESSFUL",
      dataSources: [
        { id: "DSLEGACY01", name: "legacy-files", from: fromBucket("aldermere-legacy-us") },
        { id: "DSGONE0001", name: "removed-yesterday", from: FROM_API, reading: "gone" },
        { id: "DSDENIED01", name: "health-files", from: FROM_API, key: US_KEYS.restricted, reading: "denied" },
      ],
    }),
    knowledgeBase(US, "KBDENIED01", "health-claims", vectors(US, inCollection(US, "a1polwordings0000001")), {
      reading: "denied",
    }),
    knowledgeBase(US, "KBGONE0001", "pilot", vectors(US, inCollection(US, "a1polwordings0000001")), {
      status: "DELETING",
      reading: "gone",
    }),
  ],
  [EU]: [
    ...ON_DATA_STORES[EU],
    knowledgeBase(EU, "KBSCHADEN1", "schadenakten", vectors(EU, inCollection(EU, "e1schadenakten000001")), {
      dataSources: [
        // Its key is in another Region than the data source.
        { id: "DSSCHADEN1", name: "akten", from: fromBucket("aldermere-documents-eu"), key: US_KEYS.documents },
        // Its bucket is in another Region.
        { id: "DSARCHIV01", name: "archiv", from: fromBucket("aldermere-archive-us"), key: EU_KEYS.knowledge },
      ],
    }),
    knowledgeBase(EU, "KBAKTEN001", "akten-suche", vectors(EU, inSearchDomain(EU, "akten-suche"))),
    knowledgeBase(EU, "KBWIKI0001", "wiki", vectors(EU, inSearchDomain(EU, "wiki-suche")), {
      dataSources: [{ id: "DSWIKI0001", name: "wiki", from: fromConfluence(SECRETS_NAMED.wikiConfluence) }],
    }),
    knowledgeBase(
      EU,
      "KBRECHT001",
      "rechtsprechung",
      vectors(EU, inDatabase(EU, "recht-vectors", SECRETS_NAMED.rechtDatabase)),
      { dataSources: [{ id: "DSRECHT001", name: "urteile", from: fromBucket("aldermere-recht-eu") }] },
    ),
    knowledgeBase(EU, "KBFAILED01", "fehlgeschlagen", vectors(EU, inCollection(EU, "e2fehlgeschlagen0001")), {
      status: "FAILED",
    }),
  ],
  [AP]: [
    ...ON_DATA_STORES[AP],
    knowledgeBase(
      AP,
      "KBSTORM001",
      "storm-guides",
      vectors(AP, inDatabase(AP, "storm-vectors", SECRETS_NAMED.stormDatabase)),
      {
        dataSources: [
          {
            id: "DSSTORM001",
            name: "storm-files",
            from: fromBucket("aldermere-documents-ap"),
            key: AP_KEYS.knowledge,
          },
        ],
      },
    ),
    knowledgeBase(
      AP,
      "KBRURAL001",
      "rural-guides",
      vectors(AP, inDatabase(AP, "rural-vectors", SECRETS_NAMED.ruralDatabase)),
      { dataSources: [{ id: "DSRURAL001", name: "rural-portal", from: FROM_WEB }] },
    ),
    knowledgeBase(AP, "KBHAIL0001", "hail-photos", vectors(AP, inSearchDomain(AP, "hail-photos")), {
      status: "UPDATING",
      dataSources: [
        { id: "DSHAIL0001", name: "hail-files", from: fromBucket("aldermere-documents-ap"), key: AP_KEYS.multiRegion },
      ],
    }),
  ],
};
