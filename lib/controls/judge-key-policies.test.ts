import { expect, test } from "vitest";
import type { DescribedKey, Part } from "#lib/domain/key.ts";
import { indexScan } from "#lib/domain/scan-index.ts";
import { sampleSnapshot } from "#lib/snapshots/snapshot-sample.testkit.ts";
import { namedKeyUsers } from "./bep-011-named-key-users.ts";

const call = { operation: "kms:GetKeyPolicy", requestId: null, at: "2026-11-24T00:00:00.000Z" };
const read = (value: string): Part<string> => ({ kind: "read", value, call });
const open = '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":"*","Action":"kms:*","Resource":"*"}}';

function judge(policy: Part<string>, metadata: Partial<DescribedKey["metadata"]> = {}) {
  const sample = sampleSnapshot(40, 1);
  const [first] = sample.keys;
  const accountId = first?.kind === "described" ? first.metadata.accountId : "";
  const keys = sample.keys.flatMap((key) =>
    key.kind === "described" ? [{ ...key, policy, metadata: { ...key.metadata, ...metadata } }] : [],
  );
  const scope = { accountId, partition: "aws" };
  const index = indexScan({ scope, observations: [], stores: [], keys: new Map() });
  return [...new Set([...namedKeyUsers.check({ ...sample, keys }, index)].map(({ answer }) => answer))];
}

test("a policy that was read is judged by its statements", () => {
  expect(judge(read(open))).toEqual(["fail"]);
  expect(judge(read('{"Version":"2012-10-17","Statement":[]}'))).toEqual(["pass"]);
});

test("what is no policy document never passes", () => {
  for (const text of ["", "<html>", "[]", "{}", '"Allow"']) expect(judge(read(text)), text).toEqual(["cannot-tell"]);
});

test("another account's key is unknown, for any policy that an endpoint returns", () => {
  expect(judge(read(open), { accountId: "999999999999" })).toEqual(["cannot-tell"]);
});

test("AWS managed keys are not judged", () => {
  expect(judge(read(open), { manager: "AWS" })).toEqual([]);
});
