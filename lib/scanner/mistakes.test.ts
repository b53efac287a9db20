import { afterAll, beforeAll, expect, test } from "vitest";
import type { Bounds } from "#lib/aws/bounds.ts";
import { createReader } from "#lib/aws/reader.ts";
import { type DemoAccount, startDemoAccount } from "#lib/demo/demo-account.ts";
import type { FaultRule } from "#lib/demo/faults/fault-rule.ts";
import type { DescribedKey, Key } from "#lib/domain/key.ts";
import { keyArn } from "#lib/domain/key.ts";
import { whyUnusable } from "#lib/domain/key-usability.ts";
import type { ProtectionRow } from "#lib/domain/snapshot.ts";
import { type ScanResult, scanAccount } from "./scan-account.ts";

/*
 * The mistakes of a naive tool, on the demo account. The numbers are those of lib/catalogue/naive-mistakes.md;
 * numbers that are missing here are cited by other tests.
 */

let calm: ScanResult;
const accounts: DemoAccount[] = [];

/** Long enough on a busy machine: only what is made to hang may run out of time. */
const PATIENT = { attempts: 2, attemptMs: 15_000, callMs: 30_000 };
const IMPATIENT = { attempts: 1, attemptMs: 3000, callMs: 4000 };

async function scanWith(
  faults: readonly FaultRule[],
  regions: readonly string[] | null,
  bounds: Partial<Bounds> = PATIENT,
): Promise<ScanResult> {
  const account = await startDemoAccount();
  accounts.push(account);
  account.faults.set(faults);
  const reader = createReader({ endpoint: account.url, bounds });
  const identity = await reader.identify();
  if (!identity.ok) throw new Error(identity.failure.message);
  const signal = new AbortController().signal;
  return scanAccount(reader, { identity: identity.output, regions, signal, onProgress() {} }).finally(() =>
    reader.close(),
  );
}

beforeAll(async () => {
  Object.assign(process.env, { AWS_REGION: "us-east-1", AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test" });
  calm = await scanWith([], null);
});
afterAll(() => Promise.all(accounts.map((account) => account.close())));

function row(type: string, name: string, data: string, store = ""): ProtectionRow {
  const found = calm.snapshot.rows.filter(
    (each) =>
      each.type === type && each.resourceName === name && each.data === data && (each.storeArn ?? "").includes(store),
  );
  expect(found, `${type} ${name} ${data}`).toHaveLength(1);
  return found[0] as ProtectionRow;
}

const rowsOf = (type: string, region?: string): readonly ProtectionRow[] =>
  calm.snapshot.rows.filter((each) => each.type === type && (region === undefined || each.region === region));

const keyOf = ({ keyArn: arn }: ProtectionRow): Key => {
  const found = calm.snapshot.keys.find((key) => keyArn(key) === arn);
  if (!found) throw new Error(`No key ${arn}`);
  return found;
};

const describedKeyOf = (of: ProtectionRow): DescribedKey => {
  const key = keyOf(of);
  if (key.kind !== "described") throw new Error("Not described");
  return key;
};

test("1: a denied read is unknown with its error code, never AWS-owned", () => {
  expect(row("custom-model", "medical-coding", "model artifacts")).toMatchObject({
    verdict: "unknown",
    errorCode: "AccessDeniedException",
  });
});

test("2, 35: another account's key that is denied or not found is unknown; only an own key that is not found is gone", () => {
  expect(row("custom-model", "platform-intent", "model artifacts")).toMatchObject({
    verdict: "unknown",
    errorCode: "AccessDeniedException",
  });
  expect(row("custom-model", "telematics-score", "model artifacts")).toMatchObject({
    verdict: "unknown",
    errorCode: "NotFoundException",
  });
  expect(row("custom-model", "actuarial-notes", "model artifacts")).toMatchObject({
    verdict: "key-unusable",
    keyState: "Gone",
  });
});

test("3: the key comes from the detail, not from the listing, which has none", () => {
  expect(row("custom-model", "claims-triage-v3", "model artifacts")).toMatchObject({
    verdict: "customer-managed",
    sourceOperation: "bedrock:GetCustomModel",
  });
});

test("4: `auto` and `sse-rds` are words for AWS's own keys, and StorageEncrypted=false under sse-rds is not plaintext", () => {
  expect(row("knowledge-base", "claims-manual", "vector store")).toMatchObject({ verdict: "aws-owned", keyArn: null });
  expect(row("knowledge-base", "rechtsprechung", "vector store")).toMatchObject({ verdict: "aws-owned", keyArn: null });
  expect(row("knowledge-base", "rural-guides", "vector store")).toMatchObject({ verdict: "unencrypted" });
});

test("5: what no key means is said per service: aws/secretsmanager on a secret, aws/s3 on aws:kms", () => {
  expect(row("knowledge-base", "fraud-patterns", "credentials")).toMatchObject({ verdict: "aws-managed" });
  expect(row("data-source", "graph-files", "source documents")).toMatchObject({ verdict: "aws-managed" });
});

test("6: an ARN is not customer managed until KMS says who manages it", () => {
  expect(row("knowledge-base", "akten-suche", "vector store")).toMatchObject({
    verdict: "aws-managed",
    keyAlias: "alias/aws/es",
  });
});

test("7: id, alias and ARN of a key are one key; replicas of a multi-Region key are one each, with states of their own", () => {
  const arns = calm.snapshot.keys.map(keyArn);
  expect(new Set(arns).size).toBe(arns.length);
  const replicas = calm.snapshot.keys.filter(
    (key) => key.kind === "described" && key.metadata.keyId === "mrk-f5057fee4c3ef45902dd21250b729601",
  );
  expect(replicas.length).toBeGreaterThan(1);
  expect(new Set(replicas.map((key) => key.kind === "described" && key.metadata.state))).toEqual(
    new Set(["Enabled", "Disabled"]),
  );
});

test("8: a customer key that cannot be used is not green", () => {
  const unusable = calm.snapshot.rows.filter(({ verdict }) => verdict === "key-unusable");
  expect(new Set(unusable.map(({ keyState }) => keyState))).toEqual(
    new Set([
      "Disabled",
      "PendingDeletion",
      "PendingReplicaDeletion",
      "PendingImport",
      "Unavailable",
      "Gone",
      "Enabled",
    ]),
  );
  // Enabled, and for signing: nothing can be encrypted with it.
  const enabled = unusable.filter(({ keyState }) => keyState === "Enabled");
  expect(new Set(enabled.map(({ keyAlias }) => keyAlias))).toEqual(new Set(["alias/aldermere-document-signing"]));
  expect(enabled.every(({ reason }) => reason.includes("its spec is RSA_2048 and its usage SIGN_VERIFY"))).toBe(true);
});

test("no row is green while BEP-004 fails its key for what the key is or in which state it is", () => {
  const keys = new Map(calm.snapshot.keys.map((key) => [keyArn(key), key]));
  const green = calm.snapshot.rows.filter(({ verdict }) => verdict === "customer-managed");
  expect(green.length).toBeGreaterThan(0);
  for (const { keyArn: arn } of green) {
    const key = keys.get(arn ?? "");
    expect(key?.kind === "described" ? whyUnusable(key.metadata) : "not described").toBeNull();
  }
});

test("9: rotation of a key that is going, imported or asymmetric is not supported, not off", () => {
  for (const each of calm.snapshot.rows.filter(
    ({ keyState }) => keyState === "PendingDeletion" || keyState === "PendingImport",
  )) {
    expect(each.keyRotation).toBe("not-supported");
  }
});

test("10: an alias has the verdict of the version it serves, not of the draft", () => {
  expect(row("agent", "broker-desk", "agent configuration and sessions").verdict).toBe("customer-managed");
  expect(row("agent-alias", "live-livebroker", "agent configuration and sessions")).toMatchObject({
    verdict: "aws-owned",
    findings: expect.arrayContaining(["BEP-001"]),
  });
});

test("11: of an agent created before 2025-01-22 the key covers sessions only", () => {
  expect(row("agent", "policy-questions-2024", "agent sessions").verdict).toBe("customer-managed");
  expect(row("agent", "policy-questions-2024", "agent instructions and action groups").verdict).toBe("aws-owned");
});

test("12: a data source's key says nothing about the vectors", () => {
  expect(row("data-source", "broker-portal", "transient ingestion data").verdict).toBe("customer-managed");
  expect(row("knowledge-base", "claims-manual", "vector store").verdict).toBe("aws-owned");
});

test("13: a data source of a managed knowledge base has no say", () => {
  expect(row("data-source", "letters", "transient ingestion data").verdict).toBe("not-applicable");
  expect(row("knowledge-base", "customer-letters", "knowledge base data").verdict).toBe("customer-managed");
});

test("14: a job's key does not cover its files in S3", () => {
  expect(row("model-customization-job", "claims-triage-v3-job", "model artifacts").verdict).toBe("customer-managed");
  expect(row("model-customization-job", "claims-triage-v3-job", "validation data", "holdout").keyClass).toBe("sse-s3");
});

test("16: a bucket without an explicit default is SSE-S3, and its verdict says what default encryption does not", () => {
  const legacy = row("data-source", "legacy-files", "source documents");
  expect(legacy).toMatchObject({ verdict: "aws-owned", keyClass: "sse-s3" });
  expect(legacy.caveat).toMatch(/before/);
});

test("17: a collection's own key counts, not an encryption policy: no policy is read", async () => {
  expect(accounts[0]?.calls.counts().operations).not.toHaveProperty("aoss:GetSecurityPolicy");
  expect(row("knowledge-base", "policy-wordings", "vector store").sourceOperation).toBe("aoss:BatchGetCollection");
});

test("18: no logging is not unencrypted logging; all destinations count; a missing log group is unknown", () => {
  expect(rowsOf("model-invocation-logging-configuration", "ap-southeast-2")).toMatchObject([
    { verdict: "not-applicable" },
  ]);
  expect(
    rowsOf("model-invocation-logging-configuration", "us-east-1")
      .map(({ data }) => data)
      .sort(),
  ).toEqual(["invocation logs", "invocation logs", "large invocation payloads"]);
  expect(rowsOf("model-invocation-logging-configuration", "eu-central-1")).toMatchObject([
    { storeKind: "log-group", verdict: "unknown", errorCode: "NotFound" },
    { storeKind: "s3-bucket", verdict: "key-unusable" },
  ]);
});

test("19: what failed owns nothing; what was deleted between list and get is no row, and is counted", async () => {
  expect(row("custom-model", "claims-triage-v1", "model artifacts").verdict).toBe("not-applicable");
  const models = rowsOf("imported-model", "us-east-1");
  const deleted = models.at(-1)?.resourceArn ?? "";
  const { snapshot } = await scanWith(
    [{ operation: "bedrock:GetImportedModel", kind: "delete-between", resource: deleted }],
    ["us-east-1"],
  );
  const left = models.filter(({ resourceArn }) => resourceArn !== deleted);
  expect(left.length).toBeGreaterThan(0);
  const ids = snapshot.rows.filter(({ type }) => type === "imported-model").map(({ id }) => id);
  expect(ids.sort()).toEqual(left.map(({ id }) => id).sort());
  expect(snapshot.gaps.filter(({ subject }) => subject === deleted)).toMatchObject([{ failure: { kind: "deleted" } }]);
});

test("21: of another account's key only what KMS answers across accounts is asked", () => {
  const key = describedKeyOf(row("custom-model", "platform-toxicity", "model artifacts"));
  expect(key.metadata.accountId).not.toBe("123456789012");
  expect([key.policy.kind, key.aliases.kind, key.tags.kind]).toEqual(["not-offered", "not-offered", "not-offered"]);
  expect(key.grants.kind).toBe("read");
});

test("24: every enabled Region is looked at; one that is not enabled, or does not know Bedrock, is not clean", () => {
  expect(calm.regions).toEqual(["us-east-1", "eu-central-1", "ap-southeast-2", "ca-west-1"]);
  expect(calm.snapshot.gaps).toContainEqual(
    expect.objectContaining({ failure: expect.objectContaining({ kind: "not-enabled" }) }),
  );
  expect(
    calm.snapshot.rows.filter(({ region }) => region === "ca-west-1").every(({ verdict }) => verdict === "unknown"),
  ).toBe(true);
});

test("25: lists and grants are read to their last page", () => {
  expect(rowsOf("custom-model", "us-east-1").length).toBeGreaterThan(10);
  const grants = calm.snapshot.keys.flatMap((key) =>
    key.kind === "described" && key.grants.kind === "read" ? [key.grants.value.length] : [],
  );
  expect(Math.max(...grants)).toBeGreaterThan(10);
});

test("26: a key without grants is not a fault, and grants are read once per key", () => {
  expect(describedKeyOf(row("custom-model", "hail-photos", "model artifacts")).grants).toMatchObject({
    kind: "read",
    value: [],
  });
  const described = calm.snapshot.keys.filter(({ kind }) => kind === "described").length;
  const asked = accounts[0]?.calls.counts().operations["kms:ListGrants"] ?? 0;
  expect(asked).toBeGreaterThanOrEqual(described);
  expect(asked).toBeLessThan(described + 10);
});

test("27: what was throttled to the end is a gap, and the list it belongs to is not complete", async () => {
  const { snapshot } = await scanWith([{ operation: "bedrock:ListImportedModels", kind: "throttle" }], ["us-east-1"]);
  expect(snapshot.rows.filter(({ type }) => type === "imported-model")).toMatchObject([
    { verdict: "unknown", resourceId: null },
  ]);
  expect(snapshot.gaps).toContainEqual(
    expect.objectContaining({ type: "imported-model", failure: expect.objectContaining({ kind: "throttled" }) }),
  );
});

test("28: nothing is said of a key's use that was not asked: no event is looked up, and no row calls a key unused", () => {
  const asked = Object.keys(accounts[0]?.calls.counts().operations ?? {});
  expect(asked).not.toContain("cloudtrail:LookupEvents");
  expect(calm.snapshot.rows.filter(({ reason }) => /\b(un|never )used\b/i.test(reason))).toEqual([]);
});

test("29: no memory, no secret value and no content is read or kept", () => {
  const asked = Object.keys(accounts[0]?.calls.counts().operations ?? {});
  for (const operation of ["bedrock:GetAgentMemory", "secretsmanager:GetSecretValue", "s3:GetObject"])
    expect(asked).not.toContain(operation);
  expect(JSON.stringify(calm)).not.toContain("CANARY-CONTENT");
});

test("33: a call that hangs ends, and is a gap", async () => {
  const { snapshot } = await scanWith(
    [{ operation: "bedrock:GetImportedModel", kind: "hang" }],
    ["us-east-1"],
    IMPATIENT,
  );
  expect(snapshot.gaps).toContainEqual(
    expect.objectContaining({ type: "imported-model", failure: expect.objectContaining({ kind: "unreachable" }) }),
  );
});

test("34: an answer that cannot be parsed has failed, and says nothing about a key", async () => {
  const { snapshot } = await scanWith([{ operation: "s3:GetBucketEncryption", kind: "html" }], ["us-east-1"]);
  // One bucket's true answer is an error code, which the fault leaves as it is.
  const buckets = snapshot.rows.filter(
    ({ storeKind, storeArn }) => storeKind === "s3-bucket" && storeArn !== "arn:aws:s3:::aldermere-legacy-us",
  );
  expect(buckets.length).toBeGreaterThan(0);
  expect(new Set(buckets.map(({ verdict }) => verdict))).toEqual(new Set(["unknown"]));
});

/** The rows of the one resource whose ARN ends so. */
const rowsAt = (ending: string, data: string): readonly ProtectionRow[] =>
  calm.snapshot.rows.filter((each) => each.resourceArn?.endsWith(ending) && each.data === data);

test("15: batch and async output without a key follows the bucket, and is not AWS-owned for that", () => {
  expect(rowsAt("model-invocation-job/batmedia0001", "output files")).toMatchObject([{ verdict: "aws-managed" }]);
  expect(rowsAt("async-invoke/asyreel00005", "output files")).toMatchObject([{ verdict: "customer-managed" }]);
  expect(rowsAt("async-invoke/asyreel00003", "output files")).toMatchObject([
    { verdict: "key-unusable", storeArn: null },
  ]);
});

test("20: what is AWS's own is not the customer's: no built-in, system or service item is a row", () => {
  const arns = calm.snapshot.rows.flatMap(({ resourceArn }) => resourceArn ?? []);
  expect(
    arns.filter((arn) =>
      /Builtin\.|:aws:(browser|code-interpreter|blueprint)\/|::(prompt-router|inference-profile)/.test(arn),
    ),
  ).toEqual([]);
});

test("22: a signing key or a credential's ARN is no key of data at rest: credentials lie in a secret or the vault", () => {
  const providers = calm.snapshot.rows.filter(
    ({ type, data }) => type.endsWith("credential-provider") && data === "credentials",
  );
  expect(providers.length).toBeGreaterThan(0);
  for (const { storeKind, keyArn: arn, sourceOperation } of providers.filter(({ verdict }) => verdict !== "unknown")) {
    expect(storeKind === "secret" || sourceOperation === "bedrock-agentcore:GetTokenVault", `${arn}`).toBe(true);
  }
});

test("23: a memory that a harness manages is counted once, with the harness", () => {
  expect(rowsAt("harness/claims_harness-h1J2k3L4m5", "harness memory")).toMatchObject([
    { verdict: "customer-managed" },
  ]);
  expect(rowsOf("agentcore-memory").filter(({ resourceName }) => resourceName?.startsWith("harness_"))).toEqual([]);
});

test("30: `encrypted` is true by default for persistent volumes only, and a volume can be plaintext", () => {
  expect(rowsAt("claims_gpu-a1B2c3D4e5", "persistent volume models")).toHaveLength(1);
  expect(rowsAt("claims_gpu-a1B2c3D4e5", "persistent volume scratch")).toHaveLength(1);
  expect(rowsAt("claims_gpu-a1B2c3D4e5", "ephemeral volume /dev/sdb")).toMatchObject([{ verdict: "unencrypted" }]);
  expect(rowsAt("plain_gpu-k1L2m3N4o5", "root volume")).toMatchObject([{ verdict: "unknown", unknown: "not-exposed" }]);
});

test("31: an endpoint's key covers its instances' volume, and says so", () => {
  const [volume] = rowsAt("endpoint/translation", "instance storage volume");
  expect(volume?.caveat).toMatch(/not the model's artifacts/);
});

test("32: a registry's API shows no key, and no setting changes that: not exposed, never AWS-owned", () => {
  expect(rowsOf("agentcore-registry", "us-east-1")).toMatchObject([{ verdict: "unknown", unknown: "not-exposed" }]);
});

test("36: the calls that a scan counts are the calls that were made, each retry one", () => {
  const { calls } = calm.counts;
  expect(calls).toBe(Object.values(accounts[0]?.calls.counts().operations ?? {}).reduce((sum, each) => sum + each, 0));
});

test("37: services whose clients would speak HTTP/2 answer over HTTP/1.1 like all others", () => {
  expect(rowsOf("async-invoke", "us-east-1").length).toBeGreaterThan(0);
  expect(rowsOf("session", "us-east-1").length).toBeGreaterThan(0);
});
