import { NormalizedSchema } from "@smithy/core/schema";
import type { StaticListSchema, StaticMapSchema, StaticStructureSchema, StaticUnionSchema } from "@smithy/types";
import { expect, test } from "vitest";
import { mayNameKey, textMembers } from "./key-members.testkit.ts";

const NAMESPACE = "com.amazonaws.test";
const volume: StaticStructureSchema = [3, NAMESPACE, "Volume", 0, ["kmsKeyId", "sizeGiB"], [0, 1]];
const volumes: StaticListSchema = [1, NAMESPACE, "Volumes", 0, () => volume];
const storage: StaticUnionSchema = [4, NAMESPACE, "Storage", 0, ["volumes", "bucket"], [() => volumes, 0]];
const context: StaticMapSchema = [2, NAMESPACE, "Context", 0, 0, 0];
const folder: StaticStructureSchema = [
  3,
  NAMESPACE,
  "Folder",
  0,
  ["encryptionKeyArn", "parent", "storage", "context"],
  [0, () => folder, () => storage, () => context],
];

const members = [
  ...textMembers({
    service: "bedrock",
    name: "GetFolder",
    input: NormalizedSchema.of("unit"),
    output: NormalizedSchema.of(folder),
  }),
];

test("text is found in structures, unions, lists and maps, and a shape that holds itself is walked once", () => {
  expect(members.map(({ path }) => path)).toEqual([
    "encryptionKeyArn",
    "storage.volumes[].kmsKeyId",
    "storage.bucket",
    "context{}",
  ]);
});

test("a key is looked for wherever something on the way to the member is called so", () => {
  expect(members.filter(mayNameKey).map(({ path }) => path)).toEqual([
    "encryptionKeyArn",
    "storage.volumes[].kmsKeyId",
  ]);
});

test.each(["kmsKeyId", "customerEncryptionKeyArn", "s3EncryptionKeyId", "cmkArn", "sse.kms.arn", "KeyArn", "keyId"])(
  "%s may name a key",
  (path) => {
    const [operation] = members.map((member) => member.operation);
    expect(operation && mayNameKey({ operation, path })).toBe(true);
  },
);
