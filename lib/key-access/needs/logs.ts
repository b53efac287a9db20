import type { Need, NeedSubject } from "#lib/domain/key-need.ts";
import { BEDROCK, context, RE_ENCRYPT, service, serviceThroughS3 } from "./request.ts";

/** Invocation logs in a bucket: Bedrock delivers them itself. */
export function logBucket({ arn, accountId, region }: NeedSubject): readonly Need[] {
  return [
    serviceThroughS3(BEDROCK, {
      actions: ["kms:GenerateDataKey"],
      carries: {
        "aws:SourceAccount": accountId,
        "aws:SourceArn": `arn:${arn.split(":")[1]}:bedrock:${region}:${accountId}:*`,
      },
      inexact: ["aws:SourceArn"],
      why: "Amazon Bedrock delivers the logs to the bucket as the service, and each object needs a data key.",
      source: 'Amazon Bedrock User Guide, "Monitor model invocation using CloudWatch Logs and Amazon S3"',
    }),
  ];
}

/** Logs in a log group: CloudWatch Logs uses the key, whoever writes. */
export function logGroup({ keyRegion, storeArn }: NeedSubject): readonly Need[] {
  return [
    service(`logs.${keyRegion}.amazonaws.com`, {
      actions: ["kms:Encrypt", "kms:Decrypt", ...RE_ENCRYPT, "kms:GenerateDataKey", "kms:DescribeKey"],
      carries: storeArn === null ? {} : context("aws:logs:arn", storeArn.replace(/:\*$/, "")),
      why: "CloudWatch Logs encrypts and decrypts the log group as the service.",
      source:
        'Amazon CloudWatch Logs User Guide, "Encrypt log data in CloudWatch Logs using AWS Key Management Service"',
    }),
  ];
}
