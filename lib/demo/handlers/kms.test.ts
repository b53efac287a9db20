import {
  DescribeKeyCommand,
  GetKeyLastUsageCommand,
  GetKeyPolicyCommand,
  GetKeyRotationStatusCommand,
  KMSClient,
  ListAliasesCommand,
  ListGrantsCommand,
  ListResourceTagsCommand,
} from "@aws-sdk/client-kms";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AP_KEYS, EU_KEYS, FOREIGN_KEYS, US_KEYS } from "../account/key-names.ts";
import { clientSettings } from "../client-settings.testkit.ts";
import { type DemoAccount, startDemoAccount } from "../demo-account.ts";

let demo: DemoAccount;
let kms: KMSClient;
beforeAll(async () => {
  demo = await startDemoAccount();
  kms = new KMSClient(clientSettings(demo));
});
afterAll(() => demo.close());

const describeKey = async (KeyId: string) => (await kms.send(new DescribeKeyCommand({ KeyId }))).KeyMetadata;

describe("keys answer as KMS answers for them", () => {
  it("a replica has a state of its own", async () => {
    const inSydney = new KMSClient(clientSettings(demo, "ap-southeast-2"));
    const replica = await inSydney.send(new DescribeKeyCommand({ KeyId: AP_KEYS.multiRegion }));
    expect(replica.KeyMetadata).toMatchObject({ KeyState: "Disabled", Enabled: false });
    expect(await describeKey(US_KEYS.multiRegion)).toMatchObject({ KeyState: "Enabled", Enabled: true });
  });

  it("a key that was never used has an empty last use, and a young one is tracked from its creation", async () => {
    const usage = (KeyId: string) => kms.send(new GetKeyLastUsageCommand({ KeyId }));
    expect(await usage(US_KEYS.models)).toMatchObject({ KeyLastUsage: { Operation: "Decrypt" } });
    const { KeyLastUsage, TrackingStartDate, KeyCreationDate } = await usage(US_KEYS.imported);
    expect({ KeyLastUsage, since: TrackingStartDate }).toEqual({ KeyLastUsage: {}, since: KeyCreationDate });
    await expect(usage(US_KEYS.restricted)).rejects.toMatchObject({ name: "AccessDeniedException" });
  });

  it("a key that is deleted, in another Region, or of an unknown account does not exist", async () => {
    for (const key of [US_KEYS.deleted, EU_KEYS.models, FOREIGN_KEYS.supplier]) {
      await expect(describeKey(key)).rejects.toMatchObject({ name: "NotFoundException" });
    }
  });

  it("another account's key is refused unless its policy shares it", async () => {
    await expect(describeKey(FOREIGN_KEYS.private)).rejects.toMatchObject({ name: "AccessDeniedException" });
    expect(await describeKey(FOREIGN_KEYS.shared)).toMatchObject({ AWSAccountId: "210987654321" });
    const grants = await kms.send(new ListGrantsCommand({ KeyId: FOREIGN_KEYS.shared }));
    expect(grants.Grants).toHaveLength(1);
    const input = { KeyId: FOREIGN_KEYS.shared };
    const refused = [
      kms.send(new GetKeyPolicyCommand(input)),
      kms.send(new ListAliasesCommand(input)),
      kms.send(new ListResourceTagsCommand(input)),
    ];
    for (const call of await Promise.allSettled(refused)) {
      expect(call).toMatchObject({ status: "rejected", reason: { name: "AccessDeniedException" } });
    }
  });

  it("rotation is a setting of symmetric keys with AWS_KMS material only", async () => {
    const rotation = (KeyId: string) => kms.send(new GetKeyRotationStatusCommand({ KeyId }));
    expect(await rotation(US_KEYS.models)).toMatchObject({ KeyRotationEnabled: true, RotationPeriodInDays: 365 });
    expect(await rotation(US_KEYS.knowledge)).toMatchObject({ KeyRotationEnabled: false });
    expect((await rotation(US_KEYS.models)).NextRotationDate?.getTime()).toBeGreaterThan(Date.now());
    for (const key of [US_KEYS.signing, US_KEYS.imported, US_KEYS.hsm]) {
      await expect(rotation(key)).rejects.toMatchObject({ name: "UnsupportedOperationException" });
    }
  });

  it("aliases are asked for by key, not by alias", async () => {
    const { Aliases } = await kms.send(new ListAliasesCommand({ KeyId: US_KEYS.agents }));
    expect(Aliases?.map(({ AliasName }) => AliasName)).toEqual([
      "alias/aldermere-agents",
      "alias/aldermere-assistants",
    ]);
    await expect(kms.send(new ListAliasesCommand({ KeyId: "alias/aldermere-agents" }))).rejects.toMatchObject({
      name: "InvalidArnException",
    });
  });

  it("a policy is a JSON document", async () => {
    const { Policy = "" } = await kms.send(new GetKeyPolicyCommand({ KeyId: US_KEYS.models }));
    expect(JSON.parse(Policy).Statement[2].Condition.StringLike).toEqual({
      "kms:ViaService": "bedrock.us-east-1.amazonaws.com",
    });
  });
});
