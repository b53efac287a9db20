import type { DataRetentionStorage, ModelProvider } from "#lib/sdk-additions/data-retention-storage.ts";
import type { Held } from "./held.ts";
import { ACCOUNT_ID } from "./identity.ts";
import { EU_KEYS, US_KEYS } from "./key-names.ts";
import type { ContentRegion } from "./regions.ts";

export type RetentionStorage = Held<DataRetentionStorage>;
type PerProvider = Readonly<Partial<Record<ModelProvider, RetentionStorage>>>;

/** What is configured in one Region; where nothing is, AWS answers "not found". */
export interface RetentionStorages {
  readonly account: PerProvider;
  /** By the id of the project. */
  readonly projects: Readonly<Record<string, PerProvider>>;
}

const storage = (modelProvider: ModelProvider, kmsKeyArn: string, bucket: string, reading?: "denied") => ({
  ...(reading ? { reading } : {}),
  detail: {
    modelProvider,
    storageDestination: "customer_managed",
    storageConfiguration: { kmsKeyArn, s3BucketArn: `arn:aws:s3:::${bucket}`, s3BucketOwner: ACCOUNT_ID },
  },
});

export const NO_RETENTION_STORAGE: RetentionStorages = { account: {}, projects: {} };

export const RETENTION_STORAGE: Readonly<Record<ContentRegion, RetentionStorages>> = {
  "us-east-1": {
    account: { anthropic: storage("anthropic", US_KEYS.agents, "aldermere-documents-us") },
    projects: {
      proj_claims01: { anthropic: storage("anthropic", US_KEYS.retired, "aldermere-documents-us") },
      proj_broker01: { openai: storage("openai", US_KEYS.restricted, "aldermere-documents-us", "denied") },
    },
  },
  "eu-central-1": {
    account: {},
    projects: { proj_schaden1: { anthropic: storage("anthropic", EU_KEYS.agents, "aldermere-documents-eu") } },
  },
  "ap-southeast-2": NO_RETENTION_STORAGE,
};
