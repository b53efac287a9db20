import type {
  EvaluationConfig,
  GetAdvancedPromptOptimizationJobCommandOutput,
  GetEvaluationJobCommandOutput,
  ModelCopyJobSummary,
  ModelInvocationJobSummary,
} from "@aws-sdk/client-bedrock";
import type { AsyncInvokeSummary } from "@aws-sdk/client-bedrock-runtime";
import type { Answered, Held } from "./held.ts";
import { ACCOUNT_ID, arn, PLATFORM_ACCOUNT_ID } from "./identity.ts";
import { changedOn, madeOn } from "./made-on.ts";
import { customModelArn, foundationModelArn } from "./model-shapes.ts";

export type EvaluationJob = Held<Answered<GetEvaluationJobCommandOutput>>;
export type OptimizationJob = Held<Answered<GetAdvancedPromptOptimizationJobCommandOutput>>;

const ROLE = `arn:aws:iam::${ACCOUNT_ID}:role/BedrockBatchRole`;
const CANARY = "CANARY-CONTENT: what the job is about";

interface Sketch {
  readonly key?: string;
  readonly reading?: "denied" | "gone";
}

const heldAs = ({ reading }: Sketch): { reading?: "denied" | "gone" } => (reading ? { reading } : {});

/** A copy of a model of the platform team; its listing has every member. */
export function copyJob(
  region: string,
  id: string,
  name: string,
  target: string,
  sketch: { readonly key?: string; readonly status?: ModelCopyJobSummary["status"] } = {},
): ModelCopyJobSummary {
  return {
    jobArn: arn("bedrock", region, `model-copy-job/${id}`),
    status: sketch.status ?? "Completed",
    creationTime: madeOn(id),
    sourceAccountId: PLATFORM_ACCOUNT_ID,
    sourceModelArn: customModelArn(region, id, PLATFORM_ACCOUNT_ID),
    sourceModelName: `platform-${name}`,
    targetModelArn: customModelArn(region, target),
    targetModelName: name,
    targetModelKmsKeyArn: sketch.key,
    failureMessage: sketch.status === "Failed" ? CANARY : undefined,
  };
}

/** An evaluation on AWS's own datasets, and on one of the company's where `dataset` names it. */
export function evaluationJob(
  region: string,
  id: string,
  name: string,
  sketch: Sketch & {
    readonly status?: GetEvaluationJobCommandOutput["status"];
    readonly dataset?: string;
    readonly byPeople?: true;
    readonly output: string;
  },
): EvaluationJob {
  return {
    ...heldAs(sketch),
    detail: {
      jobArn: arn("bedrock", region, `evaluation-job/${id}`),
      jobName: name,
      jobDescription: CANARY,
      status: sketch.status ?? "Completed",
      failureMessages: sketch.status === "Failed" ? [CANARY] : undefined,
      roleArn: ROLE,
      customerEncryptionKeyId: sketch.key,
      jobType: sketch.byPeople ? "Human" : "Automated",
      applicationType: "ModelEvaluation",
      evaluationConfig: evaluationConfig(sketch.dataset, sketch.byPeople),
      inferenceConfig: {
        models: [{ bedrockModel: { modelIdentifier: foundationModelArn(region), inferenceParams: "{}" } }],
      },
      outputDataConfig: { s3Uri: sketch.output },
      creationTime: madeOn(id),
      lastModifiedTime: changedOn(id),
    },
  };
}

function evaluationConfig(dataset: string | undefined, byPeople: true | undefined): EvaluationConfig {
  const metrics = { taskType: "Summarization" as const, metricNames: ["Builtin.Accuracy"] };
  const own = dataset ? [{ ...metrics, dataset: { name: "own", datasetLocation: { s3Uri: dataset } } }] : [];
  if (byPeople) {
    const instructions = { flowDefinitionArn: "arn:aws:sagemaker:us-east-1:123456789012:flow-definition/panel" };
    return { human: { humanWorkflowConfig: { ...instructions, instructions: CANARY }, datasetMetricConfigs: own } };
  }
  return { automated: { datasetMetricConfigs: [{ ...metrics, dataset: { name: "Builtin.Gigaword" } }, ...own] } };
}

export function optimizationJob(
  region: string,
  id: string,
  name: string,
  sketch: Sketch & {
    readonly status?: GetAdvancedPromptOptimizationJobCommandOutput["jobStatus"];
    readonly input: string;
    readonly output: string;
  },
): OptimizationJob {
  return {
    ...heldAs(sketch),
    detail: {
      jobArn: arn("bedrock", region, `advanced-prompt-optimization-job/${id}`),
      jobName: name,
      jobDescription: CANARY,
      jobStatus: sketch.status ?? "Completed",
      failureMessage: sketch.status === "Failed" ? CANARY : undefined,
      inputConfig: { s3Uri: sketch.input },
      outputConfig: { s3Uri: sketch.output },
      encryptionKeyArn: sketch.key,
      modelConfigurations: [{ modelId: foundationModelArn(region) }],
      creationTime: madeOn(id),
      lastModifiedTime: changedOn(id),
    },
  };
}

/** A batch inference job. A key, in whatever form, is for its output only. */
export function batchJob(
  region: string,
  id: string,
  name: string,
  sketch: {
    readonly key?: string;
    readonly input: string;
    readonly output: string;
    readonly outputOwner?: string;
    readonly status?: ModelInvocationJobSummary["status"];
    readonly submitted?: number;
  },
): ModelInvocationJobSummary {
  return {
    jobArn: arn("bedrock", region, `model-invocation-job/${id}`),
    jobName: name,
    modelId: foundationModelArn(region),
    roleArn: ROLE,
    status: sketch.status ?? "Completed",
    message: sketch.status === "Failed" ? CANARY : undefined,
    submitTime: sketch.submitted === undefined ? madeOn(id) : new Date(sketch.submitted),
    inputDataConfig: { s3InputDataConfig: { s3InputFormat: "JSONL", s3Uri: sketch.input } },
    outputDataConfig: {
      s3OutputDataConfig: {
        s3Uri: sketch.output,
        s3EncryptionKeyId: sketch.key,
        s3BucketOwner: sketch.outputOwner,
      },
    },
  };
}

/** An asynchronous invocation, which writes its output to S3. */
export function asyncInvocation(
  region: string,
  id: string,
  sketch: {
    readonly key?: string;
    readonly output: string;
    readonly outputOwner?: string;
    readonly status?: AsyncInvokeSummary["status"];
  },
): AsyncInvokeSummary {
  return {
    invocationArn: arn("bedrock", region, `async-invoke/${id}`),
    modelArn: foundationModelArn(region, "amazon.nova-reel-v1:1"),
    status: sketch.status ?? "Completed",
    failureMessage: sketch.status === "Failed" ? CANARY : undefined,
    submitTime: madeOn(id),
    outputDataConfig: {
      s3OutputDataConfig: { s3Uri: sketch.output, kmsKeyId: sketch.key, bucketOwner: sketch.outputOwner },
    },
  };
}
