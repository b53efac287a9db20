import { GetBucketEncryptionCommand, GetBucketLocationCommand, GetBucketPolicyCommand } from "@aws-sdk/client-s3";
import type { StoreReference } from "#lib/domain/store.ts";
import { GRANTS_UNDOCUMENTED } from "../grant-documentation.ts";
import { lastColon } from "../identifiers.ts";
import { ask, resourcePolicy, storeType } from "../store-type.ts";

export const s3Bucket = storeType({
  kind: "s3-bucket",
  label: "S3 bucket",
  service: "s3",
  // The permission does not have the name of its operation.
  permission: "s3:GetEncryptionConfiguration",
  mayAsk: ["s3:GetBucketLocation"],
  command: (reference) => new GetBucketEncryptionCommand(bucketOf(reference)),
  found: ({ ServerSideEncryptionConfiguration: configuration }, { id }) => {
    const rule = configuration?.Rules?.[0];
    const { SSEAlgorithm: algorithm, KMSMasterKeyID: key } = rule?.ApplyServerSideEncryptionByDefault ?? {};
    if (!algorithm) return null;
    const facts = { SSEAlgorithm: algorithm, BucketKeyEnabled: rule?.BucketKeyEnabled?.toString() };
    if (algorithm === "AES256") return { arn: id, key: undefined, absence: { means: "sse-s3" }, facts };
    if (algorithm !== "aws:kms" && algorithm !== "aws:kms:dsse") return null;
    const found = { arn: id, key, absence: { means: "aws-managed", alias: "aws/s3" }, facts } as const;
    if (!key || key.startsWith("arn:")) return found;
    // A key id or alias without ARN is only valid in the bucket's Region. "Buckets in Region us-east-1 have a
    // LocationConstraint of null"; EU is the old name of eu-west-1 (SDK, GetBucketLocation).
    return ask(
      "s3:GetBucketLocation",
      new GetBucketLocationCommand({ Bucket: lastColon(id) }),
      ({ LocationConstraint: place }) => ({ ...found, region: place === "EU" ? "eu-west-1" : (place ?? "us-east-1") }),
      { onlyPlace: true },
    );
  },
  answeredBy: {
    // "By default, all buckets have a default encryption configuration that uses SSE-S3" (SDK, GetBucketEncryption).
    ServerSideEncryptionConfigurationNotFoundError: ({ id }) => ({
      arn: id,
      key: undefined,
      absence: { means: "sse-s3" },
    }),
  },
  policy: resourcePolicy({
    permission: "s3:GetBucketPolicy",
    command: (reference) => new GetBucketPolicyCommand(bucketOf(reference)),
    text: ({ Policy }) => Policy,
    // Only the bucket's own account may call it (SDK, GetBucketPolicy).
    none: "NoSuchBucketPolicy",
  }),
  grants: GRANTS_UNDOCUMENTED,
  change: {
    how: "in-place",
    summary:
      "Set the bucket's default encryption to your key. New objects use it; existing objects keep their encryption until they are copied onto themselves (S3 Batch Operations).",
    cli: ({ id, region, key }) =>
      `aws s3api put-bucket-encryption --region ${region} --bucket ${id} \\
  --server-side-encryption-configuration '{"Rules":[{"ApplyServerSideEncryptionByDefault":{"SSEAlgorithm":"aws:kms","KMSMasterKeyID":"${key}"},"BucketKeyEnabled":true}]}'`,
    cloudFormation: ({ id, key }) =>
      `Resources:
  Bucket:
    Type: AWS::S3::Bucket
    Properties:
      BucketName: ${id}
      BucketEncryption:
        ServerSideEncryptionConfiguration:
          - ServerSideEncryptionByDefault:
              SSEAlgorithm: aws:kms
              KMSMasterKeyID: ${key}
            BucketKeyEnabled: true`,
    terraform: ({ id, key }) =>
      `resource "aws_s3_bucket_server_side_encryption_configuration" "this" {
  bucket = "${id}"
  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = "${key}"
    }
    bucket_key_enabled = true
  }
}`,
    source: "SDK: PutBucketEncryption",
  },
  sources: [
    'Amazon S3 User Guide, "Setting default server-side encryption behavior for Amazon S3 buckets"',
    "SDK: GetBucketPolicy",
  ],
});

/** Another account can take over a deleted bucket's name: with an expected owner S3 then denies the call. */
function bucketOf({ id, ownerAccountId }: StoreReference) {
  return { Bucket: lastColon(id), ...(ownerAccountId === null ? {} : { ExpectedBucketOwner: ownerAccountId }) };
}
