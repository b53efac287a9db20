import {
  GetBucketEncryptionCommand,
  GetBucketLocationCommand,
  GetBucketPolicyCommand,
  HeadBucketCommand,
} from "@aws-sdk/client-s3";
import { bucketPolicy } from "../account/bucket-policies.ts";
import type { DemoModel } from "../account/demo-model.ts";
import { ACCOUNT_ID } from "../account/identity.ts";
import type { Bucket } from "../account/store-shapes.ts";
import { AwsError } from "../protocol/aws-error.ts";
import { handle } from "../protocol/operation.ts";

/** Buckets, whose names are global: one of another account is refused, one of another Region redirected. */
export function s3Operations({ stores }: DemoModel) {
  const readBucket = (name: string | undefined, expectedOwner: string | undefined): Bucket => {
    const bucket = stores.bucket(name ?? "");
    if (!bucket) throw new AwsError("NoSuchBucket", "The specified bucket does not exist", 404);
    if (bucket.owner !== ACCOUNT_ID || (expectedOwner && expectedOwner !== bucket.owner)) {
      throw new AwsError("AccessDenied", "Access Denied", 403);
    }
    return bucket;
  };
  const readHere = (name: string | undefined, expectedOwner: string | undefined, region: string): Bucket => {
    const bucket = readBucket(name, expectedOwner);
    if (bucket.region === region) return bucket;
    throw new AwsError(
      "PermanentRedirect",
      "The bucket you are attempting to access must be addressed using the specified endpoint.",
      301,
      { "x-amz-bucket-region": bucket.region },
    );
  };

  return [
    handle(GetBucketEncryptionCommand, ({ Bucket: name, ExpectedBucketOwner }, { region }) => {
      const { encryption } = readHere(name, ExpectedBucketOwner, region);
      if (!encryption) {
        throw new AwsError(
          "ServerSideEncryptionConfigurationNotFoundError",
          "The server side encryption configuration was not found",
          404,
        );
      }
      const applied = { SSEAlgorithm: encryption.algorithm, KMSMasterKeyID: encryption.key };
      return {
        ServerSideEncryptionConfiguration: {
          Rules: [
            { ApplyServerSideEncryptionByDefault: applied, BucketKeyEnabled: encryption.algorithm === "aws:kms" },
          ],
        },
      };
    }),
    handle(GetBucketPolicyCommand, ({ Bucket: name, ExpectedBucketOwner }, { region }) => {
      const policy = bucketPolicy(readHere(name, ExpectedBucketOwner, region).name);
      if (policy === "denied") throw new AwsError("AccessDenied", "Access Denied", 403);
      if (policy === null) throw new AwsError("NoSuchBucketPolicy", "The bucket policy does not exist", 404);
      return { Policy: policy };
    }),
    // Answered in every Region: it is how a bucket's Region is found.
    handle(GetBucketLocationCommand, ({ Bucket: name, ExpectedBucketOwner }) => {
      const { region } = readBucket(name, ExpectedBucketOwner);
      return region === "us-east-1" ? {} : { LocationConstraint: region as "eu-central-1" };
    }),
    handle(HeadBucketCommand, ({ Bucket: name, ExpectedBucketOwner }, { region }) => ({
      BucketRegion: readHere(name, ExpectedBucketOwner, region).region,
    })),
  ];
}
