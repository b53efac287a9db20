import { describe, expect, test } from "vitest";
import { dataOf } from "#lib/domain/observation.ts";
import { observe } from "../observe.ts";
import type { ResourceType } from "../resource-type.ts";
import { agentcoreCapacityProvider } from "./agentcore-capacity-provider.ts";
import { agentcoreEvaluator } from "./agentcore-evaluator.ts";
import { agentcoreHarness } from "./agentcore-harness.ts";
import { agentcoreMemory } from "./agentcore-memory.ts";
import { agentcoreTokenVault } from "./agentcore-token-vault.ts";

const KEY = "arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555";
const SCOPE = { accountId: "123456789012", partition: "aws", region: "us-east-1" };
const CALL = { operation: "bedrock-agentcore:Get", requestId: "r-1", at: "2026-11-24T00:00:00.000Z" };
const arnOf = (resource: string) => `arn:aws:bedrock-agentcore:us-east-1:123456789012:${resource}`;

function protectionsOf(type: ResourceType, item: unknown, output: unknown) {
  const detail = { ok: true, output, call: CALL } as const;
  const { protections } = observe({ type, item, parent: undefined, scope: SCOPE, seen: CALL, detail });
  return protections.map((each) => [dataOf(each), each.source] as const);
}

describe("the token vault's key type decides (mistake 30)", () => {
  const vault = (kmsConfiguration?: object) => protectionsOf(agentcoreTokenVault, "default", { kmsConfiguration });

  test("a service managed key is AWS-owned, even beside an ARN", () => {
    expect(vault({ keyType: "ServiceManagedKey", kmsKeyArn: KEY })).toEqual([
      [expect.any(String), expect.objectContaining({ reading: expect.objectContaining({ kind: "absent" }) })],
    ]);
  });

  test("a vault without a configuration is under an AWS owned key", () => {
    const owned = expect.objectContaining({ kind: "absent", absence: expect.objectContaining({ means: "aws-owned" }) });
    expect(vault()).toEqual([[expect.any(String), expect.objectContaining({ reading: owned })]]);
  });

  test.each([{}, { keyType: "CustomerManagedKey" }, { keyType: "KeyOfTheFuture", kmsKeyArn: KEY }])(
    "%o is not understood, never AWS-owned",
    (kmsConfiguration) => expect(() => vault(kmsConfiguration)).toThrow(TypeError),
  );
});

describe("of a capacity provider (mistake 30)", () => {
  const ebsDefault = expect.objectContaining({ store: expect.objectContaining({ kind: "ebs-default" }) });
  const named = expect.objectContaining({ reading: expect.objectContaining({ kind: "named", key: KEY }) });
  const unencrypted = expect.objectContaining({
    reading: expect.objectContaining({ kind: "absent", absence: { means: "unencrypted" } }),
  });
  const notExposed = expect.objectContaining({ kind: "not-exposed" });
  const volumesOf = (ec2Configuration: object, status = "READY") =>
    protectionsOf(
      agentcoreCapacityProvider,
      { capacityProviderArn: arnOf("capacity-provider/p") },
      { status, computeConfiguration: { ec2Configuration } },
    );

  test("a persistent volume is encrypted unless it says otherwise", () => {
    const volumes = [{}, { kmsKeyId: KEY }, { encrypted: false }].map((ebsConfiguration) => ({ ebsConfiguration }));
    expect(volumesOf({ volumes })).toEqual([
      ["root volume", notExposed],
      ["persistent volume", ebsDefault],
      ["persistent volume", named],
      ["persistent volume", unencrypted],
    ]);
  });

  test("each of its volumes carries its name, also where several have the Region's default key", () => {
    const volumes = ["models", "scratch"].map((name) => ({ ebsConfiguration: { name, sizeGiB: 8 } }));
    const launchTemplateSource = {
      launchParameters: { ephemeralVolumes: [{ deviceName: "/dev/sdb", ebs: { encrypted: false } }] },
    };
    expect(volumesOf({ volumes, launchTemplateSource }).map(([data]) => data)).toEqual([
      "root volume",
      "persistent volume models",
      "persistent volume scratch",
      "ephemeral volume /dev/sdb",
    ]);
  });

  test("a root or ephemeral volume that says nothing is neither encrypted nor unencrypted", () => {
    const launchTemplateSource = {
      launchParameters: {
        ephemeralVolumes: [{ ebs: {} }, { ebs: { encrypted: true } }, { virtualName: "ephemeral0" }],
      },
    };
    expect(volumesOf({ rootVolume: {}, launchTemplateSource })).toEqual([
      ["root volume", notExposed],
      ["ephemeral volume", notExposed],
      ["ephemeral volume", ebsDefault],
    ]);
  });

  test("that failed to be created there are no volumes", () => {
    const volumes = [{ ebsConfiguration: { encrypted: false } }];
    expect(volumesOf({ volumes }, "CREATE_FAILED")).toEqual([
      ["root volume", expect.objectContaining({ kind: "not-applicable" })],
    ]);
  });
});

describe("a harness's memory", () => {
  const memoryOf = (memory: object | undefined) =>
    protectionsOf(agentcoreHarness, { arn: arnOf("harness/h") }, { harness: { status: "READY", memory } })[0]?.[1];

  test.each([
    ["is under the key that the harness names", { managedMemoryConfiguration: { encryptionKeyArn: KEY } }, "key"],
    [
      "of the account's own is judged where it is",
      { agentCoreMemoryConfiguration: { arn: arnOf("memory/m") } },
      "inherits",
    ],
    ["that is turned off is none", { disabled: {} }, "not-applicable"],
    ["of a kind yet to come is unknown, never none", { $unknown: ["other", {}] }, "not-exposed"],
  ])("%s", (_, memory, kind) => expect(memoryOf(memory)).toMatchObject({ kind }));

  test("is not counted a second time among the memories (mistake 23)", () => {
    const { keep } = agentcoreMemory.definition;
    expect(keep?.({ arn: arnOf("memory/m"), managedByResourceArn: arnOf("harness/h") })).toBe(false);
    expect(keep?.({ arn: arnOf("memory/m") })).toBe(true);
  });
});

test.each([
  ["Builtin", false],
  ["ThirdParty", false],
  ["CustomCode", true],
  ["TypeOfTheFuture", true],
  [undefined, true],
])("an evaluator of type %s is the account's: %s (mistake 20)", (evaluatorType, own) => {
  expect(agentcoreEvaluator.definition.keep?.({ evaluatorType })).toBe(own);
});
