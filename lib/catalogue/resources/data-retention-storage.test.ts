import { expect, test } from "vitest";
import type { DataRetentionStorage } from "#lib/sdk-additions/data-retention-storage.ts";
import { accountDataRetentionStorage } from "./data-retention-storage.ts";

const KEY = "arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555";
const BUCKET = "arn:aws:s3:::retained";

function claimOf(storageDestination: string | undefined, storageConfiguration?: object) {
  const detail: DataRetentionStorage = { modelProvider: "anthropic", storageDestination, storageConfiguration };
  const [protection] = accountDataRetentionStorage.definition.protects;
  return protection?.from({ detail } as never);
}

test("retained data is under the key that the customer's destination names, else under that of its bucket", () => {
  expect(claimOf("customer_managed", { kmsKeyArn: KEY, s3BucketArn: BUCKET })).toMatchObject({
    kind: "key",
    named: KEY,
  });
  expect(claimOf("customer_managed", { s3BucketArn: BUCKET, s3BucketOwner: "210987654321" })).toMatchObject({
    ...{ kind: "store", store: "s3-bucket", id: "retained", ownerAccountId: "210987654321" },
  });
});

test("a destination that is not the customer's proves no key, whatever is configured beside it", () => {
  for (const destination of ["aws_managed", "CUSTOMER_MANAGED", ""]) {
    expect(claimOf(destination, { kmsKeyArn: KEY, s3BucketArn: BUCKET })).toMatchObject({ kind: "not-exposed" });
  }
});

test.each([
  ["a destination of the customer's without key and bucket", "customer_managed", {}],
  ["one without a configuration", "customer_managed", undefined],
  ["no destination", undefined, { kmsKeyArn: KEY }],
])("from %s nothing follows", (_, destination, configuration) => {
  expect(() => claimOf(destination, configuration)).toThrow(TypeError);
});
