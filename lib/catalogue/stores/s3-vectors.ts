import { type EncryptionConfiguration, GetIndexCommand, GetVectorBucketCommand } from "@aws-sdk/client-s3vectors";
import { GRANTS_UNDOCUMENTED } from "../grant-documentation.ts";
import { ask, type Outcome, storeType } from "../store-type.ts";

/** An index may have its own key; without one it has its bucket's. */
export const s3Vectors = storeType({
  kind: "s3-vectors",
  label: "S3 vector index",
  service: "s3vectors",
  permission: "s3vectors:GetIndex",
  mayAsk: ["s3vectors:GetVectorBucket"],
  command: ({ id }) => new GetIndexCommand({ indexArn: id }),
  found: ({ index }, { id }) => {
    if (!index?.indexArn) return null;
    if (index.encryptionConfiguration?.sseType) return encryption(id, index.encryptionConfiguration);
    return ask(
      "s3vectors:GetVectorBucket",
      new GetVectorBucketCommand({ vectorBucketArn: id.split("/index/")[0] }),
      ({ vectorBucket }) =>
        vectorBucket?.encryptionConfiguration ? encryption(id, vectorBucket.encryptionConfiguration) : null,
    );
  },
  grants: GRANTS_UNDOCUMENTED,
  change: {
    how: "recreate",
    summary:
      "An index keeps the encryption it was created with: create a new vector bucket or index with your key, let the knowledge base ingest again, delete the old one.",
    cli: ({ arn, region, key }) =>
      `aws s3vectors create-vector-bucket --region ${region} --vector-bucket-name NEW-BUCKET \\
  --encryption-configuration sseType=aws:kms,kmsKeyArn=${key}
# then create the index with the dimension and metric of ${arn}`,
    source: "SDK: the client has no operation that changes an index's encryption",
  },
  sources: ["SDK: Index.encryptionConfiguration overrides the vector bucket's"],
});

function encryption(arn: string, { sseType, kmsKeyArn }: EncryptionConfiguration): Outcome {
  const facts = { sseType };
  if (sseType === "AES256") return { arn, key: undefined, absence: { means: "sse-s3" }, facts };
  // A response with `aws:kms` always has the key's ARN; without one it is rejected.
  return sseType === "aws:kms" && kmsKeyArn ? { arn, key: kmsKeyArn, absence: { means: "sse-s3" }, facts } : null;
}
