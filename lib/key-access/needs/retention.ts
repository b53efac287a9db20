import type { Need, NeedSubject } from "#lib/domain/key-need.ts";
import { BEDROCK, context, ownArn, service, USE, via } from "./request.ts";

const SOURCE = "Amazon Bedrock API Reference, DataRetentionStorageConfiguration";

/** Retained prompts and responses in a bucket of the customer's: Bedrock uses the key itself and through Amazon S3. */
export function retainedData({ arn, accountId, region }: NeedSubject): readonly Need[] {
  const project = arn.includes(":project/") ? { "aws:SourceArn": ownArn(arn) } : {};
  return [
    service(BEDROCK, {
      actions: USE,
      carries: { "aws:SourceAccount": accountId, ...project },
      why: "Amazon Bedrock encrypts retained data as the service.",
      source: SOURCE,
    }),
    service(BEDROCK, {
      actions: USE,
      carries: { ...via("s3", region), ...context("aws:s3:arn", `arn:${arn.split(":")[1]}:s3:::*`) },
      // Which bucket it is, the row does not say.
      inexact: ["kms:EncryptionContext:aws:s3:arn"],
      why: "Amazon Bedrock writes the objects through Amazon S3.",
      source: SOURCE,
    }),
  ];
}
