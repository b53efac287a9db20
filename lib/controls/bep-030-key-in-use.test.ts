import { expect, test } from "vitest";
import type { Failure } from "#lib/domain/call.ts";
import type { DescribedKey, KeyLastUse, Part } from "#lib/domain/key.ts";
import { indexScan } from "#lib/domain/scan-index.ts";
import { sampleSnapshot } from "#lib/snapshots/snapshot-sample.testkit.ts";
import { keyInUse } from "./bep-030-key-in-use.ts";

const call = { operation: "kms:GetKeyLastUsage", requestId: null, at: "2026-11-24T00:00:00.000Z" };
const failure: Failure = { ...call, kind: "denied", code: "Denied", message: "", httpStatus: 400, permission: "" };
const read = (value: KeyLastUse): Part<KeyLastUse> => ({ kind: "read", value, call });
const daysBefore = (days: number) => new Date(Date.parse(call.at) - days * 86_400_000).toISOString();

function judge(lastUse: Part<KeyLastUse> | undefined, changes: Partial<DescribedKey["metadata"]> = {}) {
  const sample = sampleSnapshot(40, 1);
  const keys = sample.keys.flatMap((key) =>
    key.kind === "described"
      ? [{ ...key, metadata: { ...key.metadata, createdAt: daysBefore(400), ...changes }, ...(lastUse && { lastUse }) }]
      : [],
  );
  const accountId = sample.keys[0]?.kind === "described" ? sample.keys[0].metadata.accountId : "";
  const scope = { accountId, partition: "aws" };
  const index = indexScan({ scope, observations: [], stores: [], keys: new Map() });
  return [...keyInUse.check({ ...sample, keys }, index)].map(({ answer }) => answer);
}

test("a key that was used passes, however long ago", () => {
  const last = { operation: "Decrypt", at: daysBefore(300), eventId: null };
  expect(judge(read({ last, trackedSince: daysBefore(350) }))).toEqual(["pass"]);
});

test("no use fails only when KMS has looked for more than thirty days at a key older than that", () => {
  const since = (days: number, createdAt = daysBefore(400)) =>
    judge(read({ last: null, trackedSince: daysBefore(days) }), { createdAt });
  expect(since(31)).toEqual(["fail"]);
  expect(since(30)).toEqual(["cannot-tell"]);
  expect(since(31, daysBefore(12))).toEqual(["cannot-tell"]);
});

test("a use that was denied, not read, or of another account's key is unknown", () => {
  const unused = read({ last: null, trackedSince: daysBefore(100) });
  expect(judge({ kind: "unreadable", failure })).toEqual(["cannot-tell"]);
  expect(judge(undefined)).toEqual(["cannot-tell"]);
  expect(judge(read({ last: null, trackedSince: null }))).toEqual(["cannot-tell"]);
  expect(judge(unused, { accountId: "999999999999" })).toEqual(["cannot-tell"]);
});

test("an AWS managed key is not judged", () => {
  expect(judge(read({ last: null, trackedSince: daysBefore(100) }), { manager: "AWS" })).toEqual([]);
});
