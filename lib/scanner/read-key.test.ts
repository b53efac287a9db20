import { expect, test } from "vitest";
import type { Reader } from "#lib/aws/reader.ts";
import type { Gap } from "#lib/domain/observation.ts";
import { partSentence } from "#lib/domain/part-reason.ts";
import { sampleKey } from "#lib/snapshots/snapshot-sample.testkit.ts";
import type { ScanContext } from "./context.ts";
import { toLastUse, toMetadata } from "./key-shapes.ts";
import { ProgressMeter } from "./progress.ts";
import { describeKey, readKeyParts } from "./read-key.ts";

const CALL = { operation: "kms:Any", requestId: null, at: "2026-11-01T08:00:00.000Z" };
const { metadata } = sampleKey(1);

/** KMS as it never answers: each member is there and of another type. */
const WRONG: Readonly<Record<string, object>> = {
  "kms:DescribeKey": { KeyMetadata: { Arn: 7, KeyState: 7, KeyManager: "CUSTOMER" } },
  "kms:GetKeyRotationStatus": { KeyRotationEnabled: true, RotationPeriodInDays: "often" },
  "kms:ListAliases": { Aliases: [{ AliasName: 7 }] },
  "kms:GetKeyPolicy": { Policy: { Version: 7 } },
  "kms:ListGrants": { Grants: [{ GrantId: "a", Operations: [7] }] },
  "kms:ListResourceTags": { Tags: [{ TagKey: 7, TagValue: {} }] },
  "kms:GetKeyLastUsage": { KeyLastUsage: { Operation: 7, Timestamp: new Date() }, TrackingStartDate: new Date() },
};

function wrongContext(): ScanContext & { readonly gaps: Gap[] } {
  const reader = {
    call: async (_region: string, { permission }: { permission: string }) => ({
      ok: true,
      output: WRONG[permission],
      call: CALL,
    }),
  } as Partial<Reader> as Reader;
  const identity = { accountId: metadata.accountId, partition: "aws", principalArn: "arn:x" };
  const signal = new AbortController().signal;
  return { reader, identity, signal, meter: new ProgressMeter(() => {}), gaps: [] };
}

test("a part of a key whose answer is of wrong types is unreadable, with a gap, and nothing else is lost for it", async () => {
  const context = wrongContext();
  const { kind, metadata: _, call, ...parts } = await readKeyParts(context, metadata, CALL);
  expect([kind, call]).toEqual(["described", CALL]);
  expect(new Set(Object.values(parts).map((part) => part?.kind))).toEqual(new Set(["unreadable"]));
  expect(context.gaps).toHaveLength(Object.keys(parts).length);
});

test("a description of wrong types describes no key", async () => {
  const { arn, region, accountId } = metadata;
  const answer = await describeKey(wrongContext(), { arn, region, accountId } as Parameters<typeof describeKey>[1]);
  expect(answer).toMatchObject({ ok: false, failure: { permission: "kms:DescribeKey" } });
});

test("a list of a key whose markers never end is cut off when its pages repeat", async () => {
  const context = wrongContext();
  let asked = 0;
  const endless = async (_region: string, { permission }: { permission: string }) => {
    if (permission !== "kms:ListAliases") return { ok: true, output: WRONG[permission], call: CALL };
    asked += 1;
    return {
      ok: true,
      output: { Aliases: [{ AliasName: "alias/a" }], Truncated: true, NextMarker: `${asked}` },
      call: CALL,
    };
  };
  const reader = { call: endless } as Partial<Reader> as Reader;
  const { aliases } = await readKeyParts({ ...context, reader }, metadata, CALL);
  expect(aliases).toMatchObject({ kind: "unreadable", failure: { kind: "cut-off", code: "EndlessPages" } });
  expect(asked).toBe(2);
});

const SINCE = new Date("2026-02-01T00:00:00.000Z");
const trackedSince = SINCE.toISOString();

test.each([
  ["an empty KeyLastUsage", { KeyLastUsage: {} }],
  ["no KeyLastUsage", {}],
  ["a KeyLastUsage of null", { KeyLastUsage: null as unknown as undefined }],
])("%s says that the key was never used since KMS keeps track", (_, answer) => {
  expect(toLastUse({ ...answer, TrackingStartDate: SINCE })).toEqual({ last: null, trackedSince });
});

test("a last use that is half told, of another type or without its start of tracking says nothing", () => {
  expect(toLastUse({})).toBeNull();
  expect(toLastUse({ KeyLastUsage: {} })).toBeNull();
  expect(toLastUse({ KeyLastUsage: { Operation: "Decrypt" }, TrackingStartDate: SINCE })).toBeNull();
  expect(toLastUse({ KeyLastUsage: { Timestamp: SINCE }, TrackingStartDate: SINCE })).toBeNull();
  expect(() => toLastUse({ KeyLastUsage: 7 as unknown as object, TrackingStartDate: SINCE })).toThrow(TypeError);
});

test("a description without a spec or a usage does not say that the key can encrypt, so it describes no key", () => {
  const whole = { Arn: metadata.arn, KeyState: "Enabled", KeyManager: "CUSTOMER", KeyId: undefined } as const;
  const symmetric = { KeySpec: "SYMMETRIC_DEFAULT", KeyUsage: "ENCRYPT_DECRYPT" } as const;
  const described = { ...whole, ...symmetric } as unknown as Parameters<typeof toMetadata>[0];
  expect(toMetadata(described)).toMatchObject({ spec: "SYMMETRIC_DEFAULT", usage: "ENCRYPT_DECRYPT" });
  expect(toMetadata(described && { ...described, KeySpec: undefined })).toBeNull();
  expect(toMetadata(described && { ...described, KeyUsage: undefined })).toBeNull();
});

test.each([
  [{ origin: "EXTERNAL" }, "KMS does not rotate keys whose key material origin is EXTERNAL."],
  [{ spec: "RSA_2048" }, "KMS does not rotate keys with the key spec RSA_2048."],
  [{ state: "PendingDeletion" }, "KMS does not rotate a key that is pending deletion."],
])("the rotation of a key with %o is not offered: %s", async (of, sentence) => {
  const { rotation } = await readKeyParts(wrongContext(), { ...metadata, ...of }, CALL);
  expect(rotation.kind === "not-offered" && partSentence(rotation.reason)).toBe(sentence);
});

test("what KMS returns only to the account of a key has that reason", async () => {
  const { policy, lastUse } = await readKeyParts(wrongContext(), { ...metadata, accountId: "999999999999" }, CALL);
  for (const part of [policy, lastUse])
    expect(part?.kind === "not-offered" && partSentence(part.reason)).toBe(
      "KMS returns this only to the key's own account.",
    );
});
