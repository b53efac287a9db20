import { FROM_API, FROM_REDSHIFT_METADATA } from "./data-source-kinds.ts";
import { EU_KEYS } from "./key-names.ts";
import { fromBucket, type KnowledgeBaseModel, knowledgeBase, vectors } from "./knowledge-base-shapes.ts";
import {
  inGraph,
  inIndexOfBucket,
  inVectorIndex,
  overCluster,
  overKendra,
  overWorkgroup,
} from "./knowledge-base-stores.ts";
import type { ContentRegion } from "./regions.ts";
import { SECRETS_NAMED } from "./store-names.ts";

const [US, EU, AP] = ["us-east-1", "eu-central-1", "ap-southeast-2"] as const;

/** Knowledge bases whose data lies in graphs, vector buckets, Kendra and Redshift. */
export const ON_DATA_STORES: Readonly<Record<ContentRegion, readonly KnowledgeBaseModel[]>> = {
  [US]: [
    knowledgeBase(US, "KBGRAPH001", "fraud-rings", vectors(US, inGraph(US, "g-4fraudrings")), {
      dataSources: [{ id: "DSGRAPH001", name: "graph-files", from: fromBucket("aldermere-graph-us") }],
    }),
    knowledgeBase(US, "KBGRAPH002", "broker-network", vectors(US, inGraph(US, "g-6brokernet1"))),
    knowledgeBase(US, "KBGRAPH003", "subrogation-network", vectors(US, inGraph(US, "g-8subrogate"))),
    knowledgeBase(
      US,
      "KBVECTOR01",
      "policy-vectors",
      vectors(US, inVectorIndex(US, "aldermere-vectors-us", "policies")),
    ),
    knowledgeBase(US, "KBVECTOR02", "press-vectors", vectors(US, inIndexOfBucket(US, "aldermere-vectors-us", "press"))),
    knowledgeBase(
      US,
      "KBVECTOR03",
      "renewal-vectors",
      vectors(US, inVectorIndex(US, "aldermere-vectors-us", "renewals")),
    ),
    knowledgeBase(US, "KBVECTOR04", "fraud-vectors", vectors(US, inVectorIndex(US, "aldermere-vectors-us", "fraud"))),
    knowledgeBase(US, "KBKENDRA01", "intranet-search", overKendra(US, "0f5b2c1e-6a7d-4e89-9c3b-2d1f0a9b8c7d")),
    knowledgeBase(US, "KBKENDRA02", "claims-archive", overKendra(US, "5c8e1d2a-7b3f-4a60-8d91-3e2f1c0b9a87")),
    knowledgeBase(
      US,
      "KBLEDGER01",
      "claims-ledger",
      overWorkgroup(US, "7d2f0c51-3d4e-4b8a-9f60-1a2b3c4d5e6f", SECRETS_NAMED.ledgerRedshift),
      { dataSources: [{ id: "DSLEDGER01", name: "ledger-metadata", from: FROM_REDSHIFT_METADATA }] },
    ),
    knowledgeBase(US, "KBLEDGER02", "pricing", overWorkgroup(US, "2e9b8c7d-6f5a-4c3b-8a1d-0e9f8d7c6b5a")),
    knowledgeBase(US, "KBLEDGER03", "motor-2019", overWorkgroup(US, "6a5b4c3d-2e1f-4a0b-9c8d-7e6f5a4b3c2d")),
    knowledgeBase(US, "KBCLUSTER1", "general-ledger", overCluster("ledger")),
    knowledgeBase(US, "KBCLUSTER2", "actuarial-tables", overCluster("actuarial")),
    knowledgeBase(US, "KBCLUSTER3", "motor-archive", overCluster("motor-archive")),
  ],
  [EU]: [
    knowledgeBase(EU, "KBHANDBUCH", "handbuch", vectors(EU, inVectorIndex(EU, "aldermere-vectors", "handbuch")), {
      dataSources: [{ id: "DSHANDBUCH", name: "handbuch", from: FROM_API, key: EU_KEYS.knowledge }],
    }),
    knowledgeBase(EU, "KBVERTRAUL", "vertraulich", vectors(EU, inVectorIndex(EU, "aldermere-vectors", "vertraulich"))),
    knowledgeBase(EU, "KBSCHADNET", "schaden-netz", vectors(EU, inGraph(EU, "g-2schadnetz"))),
    knowledgeBase(EU, "KBINTRANET", "intranet", overKendra(EU, "9a4d3c2b-1e0f-4c8d-b7a6-5f4e3d2c1b0a")),
    knowledgeBase(EU, "KBMELDEWES", "meldewesen", overWorkgroup(EU, "1f2e3d4c-5b6a-4798-8a9b-0c1d2e3f4a5b")),
    knowledgeBase(EU, "KBHAUPTBCH", "hauptbuch", overCluster("ledger")),
  ],
  [AP]: [
    knowledgeBase(AP, "KBINTRANAP", "intranet", overKendra(AP, "3b2a1c0d-8e7f-4d6c-a5b4-c3d2e1f00918")),
    knowledgeBase(AP, "KBHARVEST1", "harvest", overWorkgroup(AP, "8d7c6b5a-4f3e-4d2c-9b1a-0f9e8d7c6b5a")),
    knowledgeBase(AP, "KBCROPLEDG", "crop-ledger", overCluster("crop-ledger")),
    knowledgeBase(AP, "KBPENSIONS", "pension-ledger", overCluster("pension-ledger")),
  ],
};
