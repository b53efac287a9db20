import { type DataSource, GetDataSourceCommand, ListDataSourcesCommand } from "@aws-sdk/client-bedrock-agent";
import type { Need, NeedSubject } from "#lib/domain/key-need.ts";
import { AWS_OWNED, bucket, type Claim, key, notApplicable, notExposed, store, unreadable } from "../claim.ts";
import { GRANTS_UNDOCUMENTED } from "../grant-documentation.ts";
import { composed } from "../identifiers.ts";
import { ofOwnKey, ofStoreKey, UNDOCUMENTED } from "../key-needs.ts";
import { listing } from "../listing.ts";
import { cited, context, firstId, role, USE, via } from "../need.ts";
import { PART_OF_ANOTHER, resourceType } from "../resource-type.ts";
import { knowledgeBase } from "./knowledge-base.ts";
import { credentialNeeds, KNOWLEDGE_ENCRYPTION } from "./knowledge-base-storage.ts";

const SERVICE_ROLE = "SageMakerStudioBedrockKnowledgeBaseServiceRolePolicy";

export const dataSource = resourceType({
  type: "data-source",
  label: ["Data source", "Data sources"],
  service: "bedrock-agent",
  within: knowledgeBase,
  listings: ({ item }) => [
    listing(
      "bedrock:ListDataSources",
      (page) => new ListDataSourcesCommand({ ...page, knowledgeBaseId: item.knowledgeBaseId, maxResults: 100 }),
      (output) => output.dataSourceSummaries,
    ),
  ],
  read: {
    permission: "bedrock:GetDataSource",
    command: ({ item }) =>
      new GetDataSourceCommand({ knowledgeBaseId: item.knowledgeBaseId, dataSourceId: item.dataSourceId }),
    proof: (detail) => detail.dataSource?.dataSourceId,
  },
  identify: ({ item, parent }, detail) => ({
    arn: composed`${parent.observation.arn}#data-source/${item.dataSourceId}`,
    name: item.name ?? item.dataSourceId ?? "",
    status: item.status,
    createdAt: detail?.dataSource?.createdAt,
  }),
  protects: [
    {
      data: "transient ingestion data",
      member: "dataSource.serverSideEncryptionConfiguration.kmsKeyArn",
      from: ({ parent, detail }) => {
        if (!parent.detail.ok) return unreadable(parent.detail.failure);
        return parent.detail.output.knowledgeBase?.knowledgeBaseConfiguration?.type === "MANAGED"
          ? notApplicable("covered-by-knowledge-base", { operation: parent.detail.call.operation })
          : key(detail.dataSource?.serverSideEncryptionConfiguration?.kmsKeyArn, AWS_OWNED);
      },
      caveat: "This key covers data only during ingestion; the vectors are in the knowledge base's store.",
      keyNeeds: ofOwnKey(ingestionNeeds),
    },
    {
      data: "source documents",
      optional: true,
      from: ({ detail }) => sourceDocuments(detail.dataSource),
      caveat: "A bucket's default encryption does not apply to objects written before it was set.",
      keyNeeds: ofStoreKey({ "s3-bucket": sourceDocumentNeeds }),
    },
    {
      data: "credentials",
      optional: true,
      from: ({ detail }) => connectorSecrets(detail.dataSource),
      keyNeeds: ofStoreKey({ secret: credentialNeeds }),
    },
    {
      data: "intermediate transformation data",
      optional: true,
      from: ({ detail }) =>
        bucket(
          detail.dataSource?.vectorIngestionConfiguration?.customTransformationConfiguration?.intermediateStorage
            ?.s3Location?.uri,
        ),
      keyNeeds: UNDOCUMENTED,
    },
    {
      data: "function environment",
      optional: true,
      from: ({ detail }) => transformations(detail.dataSource),
      keyNeeds: UNDOCUMENTED,
    },
  ],
  facts: ({ item, detail }) => ({
    dataSourceId: item.dataSourceId,
    type: detail.dataSource?.dataSourceConfiguration?.type,
    dataDeletionPolicy: detail.dataSource?.dataDeletionPolicy,
  }),
  grants: GRANTS_UNDOCUMENTED,
  secondaryGrants: null,
  grantArn: PART_OF_ANOTHER,
  contentService: null,
  change: {
    how: "in-place",
    summary:
      "UpdateDataSource replaces the whole data source: get, set the key, update with its chunking configuration unchanged.",
    cli: ({ id, parentId, region, key: keyArn }) =>
      `aws bedrock-agent get-data-source --region ${region} \\
  --knowledge-base-id ${parentId} --data-source-id ${id} --query dataSource --output json \\
  | jq '{knowledgeBaseId, dataSourceId, name, description, dataSourceConfiguration, dataDeletionPolicy, vectorIngestionConfiguration}
        | with_entries(select(.value != null))
        | .serverSideEncryptionConfiguration = {kmsKeyArn: "${keyArn}"}' > data-source.json
aws bedrock-agent update-data-source --region ${region} --cli-input-json file://data-source.json`,
    cloudFormation: ({ name, parentId, key: keyArn }) =>
      `Resources:
  DataSource:
    Type: AWS::Bedrock::DataSource
    Properties:
      Name: "${name}"
      KnowledgeBaseId: ${parentId}
      ServerSideEncryptionConfiguration:
        KmsKeyArn: ${keyArn}
      # every other property as before`,
    terraform: ({ name, parentId, key: keyArn }) =>
      `resource "aws_bedrockagent_data_source" "this" {
  name              = "${name}"
  knowledge_base_id = "${parentId}"
  server_side_encryption_configuration {
    kms_key_arn = "${keyArn}"
  }
  # every other argument as before
}`,
    source: "SDK: UpdateDataSourceRequest.serverSideEncryptionConfiguration",
  },
  sources: [
    'Amazon Bedrock User Guide, "Encryption of knowledge base resources": transient data is encrypted with an AWS owned key by default',
  ],
});

function sourceDocuments(source: DataSource | undefined): Claim | null {
  const configuration = source?.dataSourceConfiguration;
  if (configuration?.type === "MANAGED_KNOWLEDGE_BASE_CONNECTOR") {
    return notExposed("connector-parameters");
  }
  return bucket(
    configuration?.s3Configuration?.bucketArn,
    configuration?.s3Configuration?.bucketOwnerAccountId ?? null,
  );
}

function connectorSecrets(source: DataSource | undefined): readonly Claim[] {
  const { confluenceConfiguration, sharePointConfiguration, salesforceConfiguration } =
    source?.dataSourceConfiguration ?? {};
  return [confluenceConfiguration, sharePointConfiguration, salesforceConfiguration].flatMap((each) => {
    const arn = each?.sourceConfiguration?.credentialsSecretArn;
    return arn ? [store("secret", arn)] : [];
  });
}

/** The functions that transform ingested documents. */
function transformations(source: DataSource | undefined): readonly Claim[] {
  const steps = source?.vectorIngestionConfiguration?.customTransformationConfiguration?.transformations ?? [];
  return steps.flatMap(({ transformationFunction }) => {
    const arn = transformationFunction?.transformationLambdaConfiguration?.lambdaArn;
    return arn ? [store("lambda-function", arn)] : [];
  });
}

/** The key of a data source encrypts transient data during ingestion. */
function ingestionNeeds({ arn }: NeedSubject): readonly Need[] {
  return [
    role("the service role of the knowledge base", {
      actions: USE,
      // Only the AWS managed policy contains the context, as a pattern.
      carries: context("aws:bedrock:arn", `${firstId(arn)}*`),
      inexact: ["kms:EncryptionContext:aws:bedrock:arn"],
      why: "The service role encrypts transient data during ingestion.",
      source: cited(KNOWLEDGE_ENCRYPTION, SERVICE_ROLE),
    }),
  ];
}

/** The bucket that a knowledge base reads its documents from. */
function sourceDocumentNeeds({ keyRegion }: NeedSubject): readonly Need[] {
  return [
    role("the service role of the knowledge base", {
      actions: ["kms:Decrypt"],
      carries: via("s3", keyRegion),
      why: "The knowledge base reads its documents from a bucket encrypted with this key.",
      source: cited(KNOWLEDGE_ENCRYPTION, SERVICE_ROLE),
    }),
  ];
}
