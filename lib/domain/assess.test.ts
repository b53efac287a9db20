import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { assessProtection } from "./assess.ts";
import type { Failure } from "./call.ts";
import type { DescribedKey, Key, KeyMetadata } from "./key.ts";
import { keyReference } from "./key-reference.ts";
import type { Observation, Protection, ProtectionSource } from "./observation.ts";
import type { Absence, KeyReading } from "./reading.ts";
import { sentenceOf } from "./reason.ts";
import { indexScan } from "./scan-index.ts";
import type { Store, StoreReference } from "./store.ts";
import { VERDICTS, weakest } from "./verdict.ts";

const scope = { accountId: "123456789012", partition: "aws" };
const region = "us-east-1";
const call = { operation: "bedrock:GetAgent", requestId: "r-1", at: "2026-11-24T00:00:00.000Z" };
const failure: Failure = {
  ...call,
  operation: "kms:DescribeKey",
  kind: "denied",
  code: "AccessDeniedException",
  message: "no",
  httpStatus: 400,
  permission: "kms:DescribeKey",
};
const ARN = "arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555";

function described(metadata: Partial<KeyMetadata> = {}): DescribedKey {
  return {
    kind: "described",
    metadata: {
      arn: ARN,
      keyId: "11111111-2222-3333-4444-555555555555",
      accountId: scope.accountId,
      region,
      manager: "CUSTOMER",
      state: "Enabled",
      spec: "SYMMETRIC_DEFAULT",
      usage: "ENCRYPT_DECRYPT",
      origin: "AWS_KMS",
      description: "",
      createdAt: null,
      deletionDate: null,
      pendingWindowDays: null,
      validTo: null,
      multiRegion: null,
      ...metadata,
    },
    call,
    rotation: { kind: "unreadable", failure },
    aliases: { kind: "unreadable", failure },
    policy: { kind: "unreadable", failure },
    grants: { kind: "unreadable", failure },
    tags: { kind: "unreadable", failure },
  };
}

const named = (key = ARN): KeyReading => ({ kind: "named", key, region, call });
const absent = (absence: Absence): KeyReading => ({ kind: "absent", absence, call });
const protection = (source: ProtectionSource): Protection => ({ data: "data", source, caveat: null });
const keyed = (reading: KeyReading): Protection => protection({ kind: "key", reading });

const observation = (type: string, arn: string, ...protections: Protection[]): Observation => ({
  type,
  arn,
  region,
  accountId: scope.accountId,
  name: arn,
  status: null,
  parentArn: null,
  createdAt: null,
  protections,
  relations: [],
  facts: {},
  calls: [call],
});

const indexWith = (of: { keys?: [string, Key][]; stores?: Store[]; observations?: Observation[] }) =>
  indexScan({
    scope,
    observations: of.observations ?? [],
    stores: of.stores ?? [],
    keys: new Map(of.keys ?? []),
  });

/** An assessment with its reason as the sentence that users read. */
function assess(...of: Parameters<typeof assessProtection>) {
  const assessment = assessProtection(...of);
  return { ...assessment, reason: sentenceOf(assessment.reason), code: assessment.reason.code };
}

const assessKeyed = (reading: KeyReading, key?: Key) =>
  assess(keyed(reading), region, indexWith(key ? { keys: [[ARN, key]] } : {}));

describe("a named key", () => {
  test.each(["Enabled", "Updating"])("that is the customer's and %s is customer-managed", (state) => {
    expect(assessKeyed(named(), described({ state }))).toMatchObject({
      verdict: "customer-managed",
      keyClass: "customer-managed",
      keyArn: ARN,
      unknown: null,
      errorCode: null,
    });
  });

  test.each([
    "Disabled",
    "PendingDeletion",
    "PendingReplicaDeletion",
    "PendingImport",
    "Unavailable",
    "Creating",
    "SomeStateOfTheFuture",
  ])("that is the customer's and %s is key-unusable, never a pass", (state) => {
    expect(assessKeyed(named(), described({ state }))).toMatchObject({
      verdict: "key-unusable",
      keyClass: "customer-managed",
      reason: expect.stringContaining(state),
    });
  });

  test.each([
    ["an RSA key for signing", "RSA_2048", "SIGN_VERIFY"],
    ["an RSA key for encryption, which gives no data keys", "RSA_4096", "ENCRYPT_DECRYPT"],
    ["an elliptic curve key", "ECC_NIST_P256", "KEY_AGREEMENT"],
    ["an SM2 key", "SM2", "ENCRYPT_DECRYPT"],
    ["a quantum-resistant signing key", "ML_DSA_65", "SIGN_VERIFY"],
    ["an HMAC key", "HMAC_256", "GENERATE_VERIFY_MAC"],
    ["a symmetric key with a usage of the future", "SYMMETRIC_DEFAULT", "SOMETHING_ELSE"],
    ["a spec of the future", "AES_512", "ENCRYPT_DECRYPT"],
  ])("that cannot encrypt (%s) is key-unusable with that reason, though it is enabled", (_, spec, usage) => {
    expect(assessKeyed(named(), described({ spec, usage }))).toMatchObject({
      verdict: "key-unusable",
      keyClass: "customer-managed",
      keyArn: ARN,
      reason: expect.stringContaining(`its spec is ${spec} and its usage ${usage}`),
    });
  });

  test("that AWS manages is aws-managed in every state", () => {
    fc.assert(
      fc.property(fc.constantFrom("Enabled", "Disabled", "PendingDeletion"), (state) => {
        expect(assessKeyed(named(), described({ manager: "AWS", state })).verdict).toBe("aws-managed");
      }),
    );
  });

  test("that could not be described is unknown with the error, never customer-managed", () => {
    const key: Key = { kind: "unreadable", reference: ARN, accountId: scope.accountId, region, failure };
    expect(assessKeyed(named(), key)).toMatchObject({
      verdict: "unknown",
      unknown: "unreadable",
      keyClass: "unknown",
      keyArn: ARN,
      errorCode: "AccessDeniedException",
      call: expect.objectContaining({ operation: "kms:DescribeKey" }),
    });
  });

  test("that no longer exists is key-unusable", () => {
    const key: Key = { kind: "gone", reference: ARN, accountId: scope.accountId, region, failure };
    expect(assessKeyed(named(), key)).toMatchObject({ verdict: "key-unusable", keyArn: ARN, errorCode: null });
  });

  test("of a key pending deletion has the deletion date", () => {
    const key = described({ state: "PendingDeletion", deletionDate: "2026-12-01T10:00:00.000Z" });
    expect(assessKeyed(named(), key).reason).toContain("2026-12-01 (UTC)");
    const replica = described({ state: "PendingReplicaDeletion", pendingWindowDays: 7 });
    expect(assessKeyed(named(), replica).reason).toContain("7 days after its last replica");
  });

  test("is found whether it was named by id, alias, alias ARN or key ARN", () => {
    const alias = "arn:aws:kms:us-east-1:123456789012:alias/bedrock";
    const index = indexWith({
      keys: [
        [ARN, described()],
        [alias, described()],
      ],
    });
    for (const name of [ARN, "11111111-2222-3333-4444-555555555555", "alias/bedrock", alias]) {
      expect(assess(keyed(named(name)), region, index)).toMatchObject({
        verdict: "customer-managed",
        keyArn: ARN,
      });
    }
  });

  test("that was never resolved is a fault of ours, not a verdict", () => {
    expect(() => assessKeyed(named())).toThrow(/never resolved/);
  });
});

describe("no key", () => {
  test.each([
    [{ means: "aws-owned" }, "aws-owned", "aws-owned"],
    [{ means: "aws-owned", literal: "auto" }, "aws-owned", "aws-owned"],
    [{ means: "aws-managed", alias: "aws/secretsmanager" }, "aws-managed", "aws-managed"],
    [{ means: "sse-s3" }, "aws-owned", "sse-s3"],
    [{ means: "unencrypted" }, "unencrypted", "none"],
  ] as const)("%o is %s with key class %s", (absence, verdict, keyClass) => {
    const assessment = assessKeyed(absent(absence));
    expect(assessment).toMatchObject({ verdict, keyClass, keyArn: null, unknown: null, call });
    expect(assessment.reason).toMatch(/^[^\n]+\.$/);
  });

  test("that could not be read is unknown, whatever the failure", () => {
    const kinds = [
      "denied",
      "credentials",
      "throttled",
      "not-found",
      "not-offered",
      "not-enabled",
      "unsupported",
      "unreachable",
      "failed",
      "cut-off",
    ] as const;
    fc.assert(
      fc.property(fc.constantFrom(...kinds), fc.string(), (kind, code) => {
        expect(assessKeyed({ kind: "unreadable", failure: { ...failure, kind, code } })).toMatchObject({
          verdict: "unknown",
          unknown: "unreadable",
          errorCode: code,
        });
      }),
    );
  });
});

describe("data in a store", () => {
  const reference: StoreReference = { kind: "s3-bucket", id: "arn:aws:s3:::b", region, ownerAccountId: null };
  const inStore = protection({ kind: "store", store: reference, call });

  test("has the verdict of the store's own reading", () => {
    const store: Store = { reference, reading: { kind: "read", arn: reference.id, key: named(), facts: {} } };
    const index = indexWith({ stores: [store], keys: [[ARN, described({ state: "Disabled" })]] });
    expect(assess(inStore, region, index).verdict).toBe("key-unusable");
  });

  test("outside AWS is unknown, because no AWS API shows it", () => {
    const store: Store = {
      reference,
      reading: { kind: "not-resolved", because: "outside-aws" },
    };
    expect(assess(inStore, region, indexWith({ stores: [store] }))).toMatchObject({
      verdict: "unknown",
      unknown: "not-exposed",
    });
  });

  test("of a kind that is not read yet is unknown, because it was not read", () => {
    const store: Store = {
      reference,
      reading: { kind: "not-resolved", because: "not-supported" },
    };
    expect(assess(inStore, region, indexWith({ stores: [store] }))).toMatchObject({
      verdict: "unknown",
      unknown: "unreadable",
    });
  });
});

describe("an inherited protection", () => {
  const model = { type: "custom-model", arn: "arn:model" };
  const inheriting = protection({ kind: "inherits", from: [model], call });

  test("has the verdict of the resource that it inherits from, and names it", () => {
    const index = indexWith({
      observations: [observation("custom-model", "arn:model", keyed(absent({ means: "aws-owned" })))],
    });
    expect(assess(inheriting, region, index)).toMatchObject({
      verdict: "aws-owned",
      reason: expect.stringContaining("arn:model"),
    });
  });

  test("of something that was not found is unknown, never a pass", () => {
    expect(assess(inheriting, region, indexWith({}))).toMatchObject({
      verdict: "unknown",
      unknown: "unreadable",
    });
  });

  test("of several is the weakest", () => {
    const both = protection({ kind: "inherits", from: [model, { type: "custom-model", arn: "arn:other" }], call });
    const index = indexWith({
      observations: [
        observation("custom-model", "arn:model", keyed(named())),
        observation("custom-model", "arn:other", keyed({ kind: "unreadable", failure })),
      ],
      keys: [[ARN, described()]],
    });
    expect(assess(both, region, index).verdict).toBe("unknown");
  });

  test("in a circle ends, and is unknown", () => {
    const loop = observation("custom-model", "arn:model", inheriting);
    expect(assess(inheriting, region, indexWith({ observations: [loop] })).verdict).toBe("unknown");
  });
});

describe("the weakest verdict", () => {
  const verdicts = fc.array(fc.constantFrom(...VERDICTS), { minLength: 1 });

  test("does not depend on the order", () => {
    fc.assert(
      fc.property(verdicts, (some) => {
        expect(weakest(some)).toBe(weakest([...some].reverse()));
      }),
    );
  });

  test("is one of them, and adding one never makes it stronger", () => {
    fc.assert(
      fc.property(verdicts, fc.constantFrom(...VERDICTS), (some, another) => {
        expect(some).toContain(weakest(some));
        expect(VERDICTS.indexOf(weakest([...some, another]))).toBeLessThanOrEqual(VERDICTS.indexOf(weakest(some)));
      }),
    );
  });
});

describe("a key reference", () => {
  test("keeps account and Region of an ARN, and takes those of the resource otherwise", () => {
    expect(keyReference("arn:aws:kms:eu-west-1:999999999999:alias/x", region, scope)).toEqual({
      arn: "arn:aws:kms:eu-west-1:999999999999:alias/x",
      accountId: "999999999999",
      region: "eu-west-1",
      isAlias: true,
    });
    expect(keyReference("alias/x", region, scope).arn).toBe("arn:aws:kms:us-east-1:123456789012:alias/x");
    expect(keyReference("abc", "eu-west-1", { ...scope, partition: "aws-cn" }).arn).toBe(
      "arn:aws-cn:kms:eu-west-1:123456789012:key/abc",
    );
  });
});

describe("the reason", () => {
  const undescribed = (kind: "gone" | "unreadable"): Key => ({
    ...{ kind, reference: ARN, accountId: scope.accountId, region, failure },
  });

  test.each([
    ["denied", { kind: "unreadable", failure } as const, undefined, "key-unreadable"],
    ["absent", absent({ means: "aws-owned" }), undefined, "aws-owned"],
    ["absent, as a word of AWS", absent({ means: "aws-owned", literal: "auto" }), undefined, "aws-owned-literal"],
    ["absent, not documented", absent({ means: "aws-owned", ambiguous: true }), undefined, "service-default-key"],
    [
      "absent, aws/… by default",
      absent({ means: "aws-managed", alias: "aws/s3" }),
      undefined,
      "aws-managed-by-default",
    ],
    ["SSE-S3", absent({ means: "sse-s3" }), undefined, "sse-s3"],
    ["encryption off", absent({ means: "unencrypted" }), undefined, "encryption-disabled"],
    ["the customer's key", named(), described(), "key-customer-managed"],
    ["AWS's key", named(), described({ manager: "AWS" }), "key-aws-managed"],
    ["a disabled key", named(), described({ state: "Disabled" }), "key-unusable"],
    ["a deleted key", named(), undescribed("gone"), "key-gone"],
    ["a key that was denied", named(), undescribed("unreadable"), "key-not-described"],
  ])("of %s has its own code", (_, reading, key, code) => {
    expect(assessKeyed(reading, key).code).toBe(code);
  });

  test("of a denied call keeps operation, failure kind and error code", () => {
    expect(assessProtection(keyed({ kind: "unreadable", failure }), region, indexWith({})).reason.parameters).toEqual({
      operation: "kms:DescribeKey",
      failure: "denied",
      errorCode: "AccessDeniedException",
    });
  });

  test("of a missing key names the member that AWS did not return", () => {
    const reading: KeyReading = { kind: "absent", absence: { means: "aws-owned" }, member: "kmsKeyArn", call };
    expect(assessProtection(keyed(reading), region, indexWith({})).reason.parameters).toEqual({
      operation: call.operation,
      member: "kmsKeyArn",
    });
  });

  test("of a store outside AWS names the call that returned it", () => {
    const store = { kind: "external", id: "example.com", region, ownerAccountId: null } as const;
    const index = indexWith({
      stores: [{ reference: store, reading: { kind: "not-resolved", because: "outside-aws" } }],
    });
    const protection = { data: "vectors", source: { kind: "store", store, call }, caveat: null } as const;
    expect(assessProtection(protection, region, index).reason).toEqual({
      code: "store-outside-aws",
      parameters: { operation: call.operation, store: "example.com" },
    });
  });
});
