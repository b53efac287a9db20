import { BatchGetCollectionCommand } from "@aws-sdk/client-opensearchserverless";
import { lastSegment } from "#lib/domain/arn.ts";
import { grants } from "../grant-documentation.ts";
import { storeType } from "../store-type.ts";

/** The collection is read, not the encryption policy: a policy changed later does not change the collection's key. */
export const opensearchServerlessCollection = storeType({
  kind: "opensearch-serverless-collection",
  label: "OpenSearch Serverless collection",
  service: "opensearchserverless",
  permission: "aoss:BatchGetCollection",
  command: ({ id }) => new BatchGetCollectionCommand({ ids: [lastSegment(id)] }),
  found: (output, { id }) => {
    const collection = output.collectionDetails?.find((each) => each.arn === id || each.id === lastSegment(id));
    if (!collection) {
      const error = output.collectionErrorDetails?.[0];
      return typeof error?.errorCode === "string"
        ? { missing: `${error.errorCode}: ${error.errorMessage ?? "no such collection"}` }
        : null;
    }
    const { kmsKeyArn } = collection;
    if (!kmsKeyArn) return null;
    const owned = kmsKeyArn === "auto";
    return {
      arn: collection.arn ?? id,
      key: owned ? undefined : kmsKeyArn,
      absence: { means: "aws-owned", literal: kmsKeyArn },
      facts: { name: collection.name, status: collection.status, type: collection.type },
    };
  },
  grants: grants({
    what: "grant of an OpenSearch Serverless collection",
    grantee: "aoss.amazonaws.com",
    operations: ["GenerateDataKey", "Decrypt", "DescribeKey"],
    bound: false,
    lifetime: "until the collection is deleted",
    sources: ['Amazon OpenSearch Service Developer Guide, "Encryption in Amazon OpenSearch Serverless"'],
  }),
  change: {
    how: "recreate",
    summary:
      "A collection keeps the key it was created with. Add an encryption policy with your key for a new name, recreate the collection, and let the knowledge base ingest again.",
    cli: ({ region, key }) =>
      `aws opensearchserverless create-security-policy --region ${region} --type encryption --name bedrock-kb-cmk \\
  --policy '{"Rules":[{"ResourceType":"collection","Resource":["collection/NEW-NAME"]}],"AWSOwnedKey":false,"KmsARN":"${key}"}'
aws opensearchserverless create-collection --region ${region} --name NEW-NAME --type VECTORSEARCH`,
    cloudFormation: ({ key }) =>
      `Resources:
  EncryptionPolicy:
    Type: AWS::OpenSearchServerless::SecurityPolicy
    Properties:
      Name: bedrock-kb-cmk
      Type: encryption
      Policy: '{"Rules":[{"ResourceType":"collection","Resource":["collection/NEW-NAME"]}],"AWSOwnedKey":false,"KmsARN":"${key}"}'
  Collection:
    Type: AWS::OpenSearchServerless::Collection
    DependsOn: EncryptionPolicy
    Properties: { Name: NEW-NAME, Type: VECTORSEARCH }`,
    terraform: ({ key }) =>
      `resource "aws_opensearchserverless_security_policy" "encryption" {
  name = "bedrock-kb-cmk"
  type = "encryption"
  policy = jsonencode({
    Rules       = [{ ResourceType = "collection", Resource = ["collection/NEW-NAME"] }]
    AWSOwnedKey = false
    KmsARN      = "${key}"
  })
}`,
    source: 'Amazon OpenSearch Service Developer Guide, "Encryption in Amazon OpenSearch Serverless"',
  },
  sources: ['Amazon OpenSearch Service Developer Guide, "Creating collections": an AWS owned key shows as `auto`'],
});
