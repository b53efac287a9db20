import type {
  ConfigurationBundleSummary,
  EvaluatorSummary,
  GetConfigurationBundleVersionCommandOutput,
  GetDatasetCommandOutput,
  GetOnlineEvaluationConfigCommandOutput,
  OutputConfig,
} from "@aws-sdk/client-bedrock-agentcore-control";
import type { Answered, Held } from "./held.ts";
import { ACCOUNT_ID, arn } from "./identity.ts";
import { AP_KEYS, EU_KEYS, US_KEYS } from "./key-names.ts";
import { changedOn, madeOn } from "./made-on.ts";
import type { PerRegion } from "./regions.ts";

const CANARY = "CANARY-CONTENT: what a good answer to a claimant is";
const [US, EU, AP] = ["us-east-1", "eu-central-1", "ap-southeast-2"] as const;
const agentcore = (region: string, resource: string) => arn("bedrock-agentcore", region, resource);
const times = (id: string) => ({ createdAt: madeOn(id), updatedAt: changedOn(id) });
const nameIn = (id: string) => id.replace(/-\w+$/, "");

function evaluator(region: string, evaluatorId: string, more: Partial<EvaluatorSummary> = {}): EvaluatorSummary {
  return {
    evaluatorArn: agentcore(region, `evaluator/${evaluatorId}`),
    evaluatorId,
    evaluatorName: nameIn(evaluatorId),
    description: CANARY,
    evaluatorType: "Custom",
    level: "TRACE",
    status: "ACTIVE",
    ...times(evaluatorId),
    ...more,
  };
}

/** What AWS and its partners offer is listed among the account's own. The one in eu-central-1 may not be listed. */
export const EVALUATORS: PerRegion<EvaluatorSummary> = {
  [US]: [
    evaluator(US, "Builtin.Helpfulness", {
      evaluatorArn: "arn:aws:bedrock-agentcore:::evaluator/Builtin.Helpfulness",
      evaluatorType: "Builtin",
    }),
    evaluator(US, "ThirdParty.Toxicity", {
      evaluatorArn: "arn:aws:bedrock-agentcore:::evaluator/ThirdParty.Toxicity",
      evaluatorType: "ThirdParty",
    }),
    evaluator(US, "claims_tone-a1B2c3D4e5", { kmsKeyArn: US_KEYS.agents }),
    evaluator(US, "broker_tone-f6G7h8I9j0", { evaluatorType: "CustomCode" }),
    evaluator(US, "pilot_tone-k1L2m3N4o5", { kmsKeyArn: US_KEYS.legacy }),
    evaluator(US, "travel_tone-p6Q7r8S9t0", { status: "CREATE_FAILED" }),
  ],
  [EU]: [evaluator(EU, "schaden_ton-u1V2w3X4y5", { kmsKeyArn: EU_KEYS.agents })],
  [AP]: [
    evaluator(AP, "Builtin.Helpfulness", {
      evaluatorArn: "arn:aws:bedrock-agentcore:::evaluator/Builtin.Helpfulness",
      evaluatorType: "Builtin",
    }),
  ],
};

export type OnlineEvaluation = Held<Answered<GetOnlineEvaluationConfigCommandOutput>>;

function onlineEvaluation(
  region: string,
  id: string,
  evaluators: readonly string[],
  outputConfig?: OutputConfig,
  reading?: "denied",
): OnlineEvaluation {
  return {
    ...(reading ? { reading } : {}),
    detail: {
      onlineEvaluationConfigArn: agentcore(region, `online-evaluation-config/${id}`),
      onlineEvaluationConfigId: id,
      onlineEvaluationConfigName: nameIn(id),
      description: CANARY,
      rule: { samplingConfig: { samplingPercentage: 10 } },
      dataSourceConfig: { cloudWatchLogs: { logGroupNames: ["/aldermere/claims-api"], serviceNames: ["claims"] } },
      evaluators: evaluators.map((evaluatorId) => ({ evaluatorId })),
      outputConfig,
      evaluationExecutionRoleArn: `arn:aws:iam::${ACCOUNT_ID}:role/AgentCoreEvaluation`,
      status: "ACTIVE",
      executionStatus: "ENABLED",
      ...times(id),
    },
  };
}

const group = (logGroupName: string): OutputConfig => ({ cloudWatchConfig: { logGroupName } });

export const ONLINE_EVALUATIONS: PerRegion<OnlineEvaluation> = {
  [US]: [
    onlineEvaluation(
      US,
      "claims_live-a1B2c3D4e5",
      ["claims_tone-a1B2c3D4e5", "Builtin.Helpfulness"],
      group("/aldermere/agentcore/evaluations"),
    ),
    onlineEvaluation(
      US,
      "broker_live-f6G7h8I9j0",
      ["claims_tone-a1B2c3D4e5", "broker_tone-f6G7h8I9j0"],
      group("/aldermere/agentcore/evaluations-old"),
    ),
    // Its results go back to the log group that it evaluates.
    onlineEvaluation(US, "pilot_live-k1L2m3N4o5", ["pilot_tone-k1L2m3N4o5"], {
      cloudWatchConfig: { resultDestination: "SOURCE_LOG_GROUP" },
    }),
    onlineEvaluation(US, "health_live-p6Q7r8S9t0", [], group("/aldermere/health"), "denied"),
  ],
  [EU]: [onlineEvaluation(EU, "schaden_live-u1V2w3X4y5", ["schaden_ton-u1V2w3X4y5"])],
  [AP]: [onlineEvaluation(AP, "storm_live-z6A7b8C9d0", ["Builtin.Helpfulness"], group("/aldermere/storm-results"))],
};

export type Dataset = Held<Answered<GetDatasetCommandOutput>>;

function dataset(
  region: string,
  datasetId: string,
  kmsKeyArn?: string,
  more: { reading?: "denied" | "gone"; status?: Dataset["detail"]["status"] } = {},
): Dataset {
  return {
    ...(more.reading ? { reading: more.reading } : {}),
    detail: {
      datasetArn: agentcore(region, `dataset/${datasetId}`),
      datasetId,
      datasetVersion: "DRAFT",
      datasetName: nameIn(datasetId),
      description: CANARY,
      status: more.status ?? "ACTIVE",
      schemaType: "AGENTCORE_EVALUATION_PREDEFINED_V1",
      kmsKeyArn,
      exampleCount: 240,
      ...times(datasetId),
    },
  };
}

export const DATASETS: PerRegion<Dataset> = {
  [US]: [
    dataset(US, "claims_golden-a1B2c3D4e5", US_KEYS.agents),
    dataset(US, "broker_golden-f6G7h8I9j0"),
    dataset(US, "pilot_golden-k1L2m3N4o5", US_KEYS.retired),
    dataset(US, "health_golden-p6Q7r8S9t0", US_KEYS.restricted, { reading: "denied" }),
    dataset(US, "travel_golden-u1V2w3X4y5", undefined, { status: "CREATE_FAILED" }),
    dataset(US, "old_golden-z6A7b8C9d0", undefined, { reading: "gone", status: "DELETING" }),
  ],
  [EU]: [dataset(EU, "schaden_muster-e1F2g3H4i5", EU_KEYS.legacy)],
  [AP]: [dataset(AP, "storm_golden-j6K7l8M9n0", AP_KEYS.multiRegion)],
};

/** A bundle with its versions, oldest first. */
export interface Bundle {
  readonly summary: ConfigurationBundleSummary;
  readonly versions: readonly Held<Answered<GetConfigurationBundleVersionCommandOutput>>[];
}

function bundle(
  region: string,
  bundleId: string,
  versions: readonly { readonly key?: string; readonly reading?: "denied" | "gone" }[],
): Bundle {
  const bundleName = nameIn(bundleId);
  const bundleArn = agentcore(region, `configuration-bundle/${bundleId}`);
  const createdAt = madeOn(bundleId);
  return {
    summary: { bundleArn, bundleId, bundleName, description: CANARY, createdAt },
    versions: versions.map(({ key, reading }, index) => ({
      ...(reading ? { reading } : {}),
      detail: {
        bundleArn,
        bundleId,
        bundleName,
        description: CANARY,
        versionId: `0000000${index + 1}-b0ba-4c0f-9d2e-5a7c1e3f9b10`,
        components: { [`${bundleArn}/prompt`]: { configuration: { systemPrompt: CANARY } } },
        createdAt,
        versionCreatedAt: new Date(createdAt.getTime() + index * 86_400_000),
        kmsKeyArn: key,
      },
    })),
  };
}

/** Each version has the key of its day. */
export const BUNDLES: PerRegion<Bundle> = {
  [US]: [
    bundle(US, "claims_bundle-a1B2c3D4e5", [
      {},
      { key: US_KEYS.legacy },
      { key: US_KEYS.agents },
      { key: US_KEYS.restricted, reading: "denied" },
    ]),
    bundle(US, "broker_bundle-f6G7h8I9j0", [{}, { reading: "gone" }]),
  ],
  [EU]: [bundle(EU, "schaden_paket-k1L2m3N4o5", [{ key: EU_KEYS.agents }])],
  [AP]: [],
};
