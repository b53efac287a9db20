import type {
  AgentRuntime,
  BrowserProfileSummary,
  CodeInterpreterSummary,
  Ec2Configuration,
  GetBrowserCommandOutput,
  GetCapacityProviderCommandOutput,
  Harness,
} from "@aws-sdk/client-bedrock-agentcore-control";
import type { Answered, Held } from "./held.ts";
import { ACCOUNT_ID, arn } from "./identity.ts";
import { EU_KEYS, US_KEYS } from "./key-names.ts";
import { changedOn, madeOn } from "./made-on.ts";
import { foundationModelArn } from "./model-shapes.ts";
import type { PerRegion } from "./regions.ts";

const CANARY = "CANARY-CONTENT: how a claim is settled";
const [US, EU, AP] = ["us-east-1", "eu-central-1", "ap-southeast-2"] as const;
const agentcore = (region: string, resource: string) => arn("bedrock-agentcore", region, resource);
const nameIn = (id: string) => id.replace(/-\w+$/, "");
const times = (id: string) => ({ createdAt: madeOn(id), lastUpdatedAt: changedOn(id) });

const runtime = (region: string, id: string): AgentRuntime => ({
  agentRuntimeArn: agentcore(region, `runtime/${id}`),
  agentRuntimeId: id,
  agentRuntimeVersion: "3",
  agentRuntimeName: nameIn(id),
  description: CANARY,
  lastUpdatedAt: changedOn(id),
  status: "READY",
});

/** The one in ap-southeast-2 may not be listed. */
export const RUNTIMES: PerRegion<AgentRuntime> = {
  [US]: [runtime(US, "claims_runtime-a1B2c3D4e5"), runtime(US, "broker_runtime-f6G7h8I9j0")],
  [EU]: [runtime(EU, "schaden_runtime-k1L2m3N4o5")],
  [AP]: [runtime(AP, "storm_runtime-p6Q7r8S9t0")],
};

export type Browser = Held<Answered<GetBrowserCommandOutput>>;

function browser(region: string, browserId: string, recordings?: string, reading?: "denied"): Browser {
  const recording = recordings
    ? { recording: { enabled: true, s3Location: { bucket: recordings, prefix: "recordings/" } } }
    : {};
  return {
    ...(reading ? { reading } : {}),
    detail: {
      browserId,
      browserArn: agentcore(region, `browser-custom/${browserId}`),
      name: nameIn(browserId),
      description: CANARY,
      networkConfiguration: { networkMode: "PUBLIC" },
      status: "READY",
      ...recording,
      ...times(browserId),
    },
  };
}

export const BROWSERS: PerRegion<Browser> = {
  [US]: [
    browser(US, "claims_browser-a1B2c3D4e5", "aldermere-recordings-us"),
    browser(US, "broker_browser-f6G7h8I9j0", "aldermere-legacy-us"),
    browser(US, "pilot_browser-u1V2w3X4y5", "aldermere-fraud-pilot"),
    browser(US, "health_browser-k1L2m3N4o5", "aldermere-recordings-us", "denied"),
  ],
  [EU]: [browser(EU, "schaden_browser-p6Q7r8S9t0")],
  [AP]: [],
};

const profile = (region: string, profileId: string): BrowserProfileSummary => ({
  profileId,
  profileArn: agentcore(region, `browser-profile/${profileId}`),
  name: nameIn(profileId),
  description: CANARY,
  status: "READY",
  ...times(profileId),
});

/** The one in eu-central-1 may not be listed. */
export const BROWSER_PROFILES: PerRegion<BrowserProfileSummary> = {
  [US]: [profile(US, "claims_profile-a1B2c3D4e5")],
  [EU]: [profile(EU, "schaden_profil-f6G7h8I9j0")],
  [AP]: [],
};

const codeInterpreter = (region: string, codeInterpreterId: string): CodeInterpreterSummary => ({
  codeInterpreterId,
  codeInterpreterArn: agentcore(region, `code-interpreter-custom/${codeInterpreterId}`),
  name: nameIn(codeInterpreterId),
  description: CANARY,
  status: "READY",
  ...times(codeInterpreterId),
});

/** The one in ap-southeast-2 may not be listed. */
export const CODE_INTERPRETERS: PerRegion<CodeInterpreterSummary> = {
  [US]: [codeInterpreter(US, "reserve_maths-a1B2c3D4e5")],
  [EU]: [],
  [AP]: [codeInterpreter(AP, "storm_maths-f6G7h8I9j0")],
};

/** Every account has them, and may read them; they are AWS's. */
export const systemBrowser = (region: string): Browser => {
  const { detail } = browser(region, "aws.browser.v1");
  return { detail: { ...detail, browserArn: arn("bedrock-agentcore", region, "browser/aws.browser.v1", "aws") } };
};
export const systemCodeInterpreter = (region: string): CodeInterpreterSummary => ({
  ...codeInterpreter(region, "aws.codeinterpreter.v1"),
  codeInterpreterArn: arn("bedrock-agentcore", region, "code-interpreter/aws.codeinterpreter.v1", "aws"),
});

export type CapacityProvider = Held<Answered<GetCapacityProviderCommandOutput>>;

function capacityProvider(
  region: string,
  id: string,
  disks: Partial<Ec2Configuration>,
  more: { readonly reading?: "denied"; readonly status?: "CREATE_FAILED" } = {},
): CapacityProvider {
  return {
    ...(more.reading ? { reading: more.reading } : {}),
    detail: {
      capacityProviderId: id,
      capacityProviderArn: agentcore(region, `capacity-provider/${id}`),
      name: nameIn(id),
      description: CANARY,
      status: more.status ?? "READY",
      permissionsConfiguration: {
        capacityProviderOperatorRoleArn: `arn:aws:iam::${ACCOUNT_ID}:role/AgentCoreCapacity`,
      },
      computeConfiguration: {
        ec2Configuration: {
          launchTemplateSource: machines([]),
          vpcConfiguration: { subnets: ["subnet-0a1b2c3d"], securityGroups: ["sg-0a1b2c3d"] },
          ...disks,
        },
      },
      ...times(id),
    },
  };
}

function machines(ephemeral: readonly { encrypted?: boolean; kmsKeyId?: string }[]) {
  return {
    launchParameters: {
      operatingSystem: "LINUX_ARM64" as const,
      instanceRequirements: { allowedInstanceTypes: ["g6.xlarge"] },
      ephemeralVolumes: ephemeral.map((ebs, index) => ({ deviceName: `/dev/sd${"bcd"[index]}`, ebs })),
    },
  };
}

const volume = (name: string, more: { encrypted?: boolean; kmsKeyId?: string }) => ({
  ebsConfiguration: { name, sizeGiB: 200, ...more },
});

export const CAPACITY_PROVIDERS: PerRegion<CapacityProvider> = {
  [US]: [
    capacityProvider(US, "claims_gpu-a1B2c3D4e5", {
      rootVolume: { encrypted: true, kmsKeyId: US_KEYS.documents },
      // The first names its key; the second has the Region's default, which the company has set to a key of its own.
      volumes: [volume("models", { kmsKeyId: "alias/aldermere-documents" }), volume("scratch", {})],
      launchTemplateSource: machines([{ encrypted: false }]),
    }),
    capacityProvider(US, "pilot_gpu-f6G7h8I9j0", { volumes: [volume("data", { kmsKeyId: US_KEYS.retired })] }),
    capacityProvider(US, "plain_gpu-k1L2m3N4o5", { volumes: [volume("data", { encrypted: false })] }),
    capacityProvider(US, "health_gpu-p6Q7r8S9t0", {}, { reading: "denied" }),
    capacityProvider(US, "travel_gpu-u1V2w3X4y5", {}, { status: "CREATE_FAILED" }),
  ],
  [EU]: [],
  [AP]: [capacityProvider(AP, "storm_gpu-z6A7b8C9d0", { rootVolume: { encrypted: true } })],
};

function harness(
  region: string,
  harnessId: string,
  memory: Harness["memory"],
  reading?: "denied" | "gone",
): Held<Harness> {
  return {
    ...(reading ? { reading } : {}),
    detail: {
      harnessId,
      harnessName: nameIn(harnessId),
      arn: agentcore(region, `harness/${harnessId}`),
      status: "READY",
      harnessVersion: "1",
      executionRoleArn: `arn:aws:iam::${ACCOUNT_ID}:role/AgentCoreHarness`,
      createdAt: madeOn(harnessId),
      updatedAt: changedOn(harnessId),
      model: { bedrockModelConfig: { modelId: foundationModelArn(region) } },
      systemPrompt: [{ text: CANARY }],
      tools: [],
      skills: [],
      allowedTools: [],
      truncation: { strategy: "sliding_window" },
      environment: undefined,
      ...(memory ? { memory } : {}),
    },
  };
}

const managed = (region: string, memoryId: string, encryptionKeyArn?: string): Harness["memory"] => ({
  managedMemoryConfiguration: {
    arn: agentcore(region, `memory/${memoryId}`),
    ...(encryptionKeyArn ? { encryptionKeyArn } : {}),
  },
});

export const HARNESSES: PerRegion<Held<Harness>> = {
  [US]: [
    harness(US, "claims_harness-h1J2k3L4m5", managed(US, "harness_claims-e1F2g3H4i5", US_KEYS.agents)),
    harness(US, "broker_harness-n6P7q8R9s0", managed(US, "harness_broker-j6K7l8M9n0")),
    // It brings a memory that has a row of its own.
    harness(US, "own_harness-t1U2v3W4x5", {
      agentCoreMemoryConfiguration: { arn: agentcore(US, "memory/claims_memory-a1B2c3D4e5") },
    }),
    harness(US, "terse_harness-y6Z7a8B9c0", { disabled: {} }),
    harness(US, "health_harness-d1E2f3G4h5", undefined, "denied"),
    harness(US, "old_harness-i6J7k8L9m0", undefined, "gone"),
  ],
  [EU]: [harness(EU, "schaden_harness-n1P2q3R4s5", managed(EU, "harness_schaden-t6U7v8W9x0", EU_KEYS.legacy))],
  [AP]: [],
};
