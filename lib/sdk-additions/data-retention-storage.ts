import { additionsTo } from "./additions-to.ts";
import { LABEL, schemasOf, TEXT } from "./schemas.ts";

/*
 * Where retained prompts and responses are stored, as in the Amazon Bedrock API Reference. It has no page for
 * GetAccountDataRetentionStorage: its path is that of PutAccountDataRetentionStorage, as for projects.
 */

/** Providers whose retained data can be stored elsewhere. */
export const MODEL_PROVIDERS = ["anthropic", "openai"] as const;
export type ModelProvider = (typeof MODEL_PROVIDERS)[number];

export interface DataRetentionStorage {
  readonly modelProvider: string | undefined;
  /** `customer_managed` if the configuration below names the storage. */
  readonly storageDestination: string | undefined;
  readonly storageConfiguration?:
    | {
        readonly kmsKeyArn?: string | undefined;
        readonly s3BucketArn?: string | undefined;
        readonly s3BucketOwner?: string | undefined;
      }
    | undefined;
}

const { structure, operation } = schemasOf("com.amazonaws.bedrock");
const command = additionsTo("AmazonBedrockControlPlaneService", "BedrockClient");

const storage = (name: string) =>
  structure(
    name,
    { modelProvider: TEXT, storageDestination: TEXT },
    {
      storageConfiguration: structure(
        "DataRetentionStorageConfiguration",
        {},
        { kmsKeyArn: TEXT, s3BucketArn: TEXT, s3BucketOwner: TEXT },
      ),
    },
  );
const getOfAccount = operation(
  "GetAccountDataRetentionStorage",
  ["GET", "/v1/data_retention/storage/{modelProvider}"],
  structure("GetAccountDataRetentionStorageRequest", { modelProvider: LABEL }),
  storage("GetAccountDataRetentionStorageResponse"),
);
const getOfProject = operation(
  "GetProjectDataRetentionStorage",
  ["GET", "/v1/projects/{projectIdentifier}/data_retention/storage/{modelProvider}"],
  structure("GetProjectDataRetentionStorageRequest", { projectIdentifier: LABEL, modelProvider: LABEL }),
  storage("GetProjectDataRetentionStorageResponse"),
);

/** The schemas of the commands below. */
export const dataRetentionStorageOperations = [getOfAccount, getOfProject];

/** For BedrockClient. Not found if the account has no configuration for the provider. */
export class GetAccountDataRetentionStorageCommand extends command<
  { readonly modelProvider: ModelProvider | undefined },
  DataRetentionStorage
>(getOfAccount) {}

/** For BedrockClient. "The default project is not supported"; not found if a project has no configuration. */
export class GetProjectDataRetentionStorageCommand extends command<
  { readonly projectIdentifier: string | undefined; readonly modelProvider: ModelProvider | undefined },
  DataRetentionStorage
>(getOfProject) {}
