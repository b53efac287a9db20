import type { ModelCopyJobSummary, ModelInvocationJobSummary } from "@aws-sdk/client-bedrock";
import type { AsyncInvokeSummary } from "@aws-sdk/client-bedrock-runtime";
import { PLATFORM_ACCOUNT_ID } from "./identity.ts";
import {
  asyncInvocation,
  batchJob,
  copyJob,
  type EvaluationJob,
  evaluationJob,
  type OptimizationJob,
  optimizationJob,
} from "./job-shapes.ts";
import { keyParts } from "./key-model.ts";
import { AP_KEYS, EU_KEYS, US_KEYS } from "./key-names.ts";
import type { ContentRegion } from "./regions.ts";
import { daysAgo } from "./today.ts";

type PerRegion<Item> = Readonly<Record<ContentRegion, readonly Item[]>>;
const [US, EU, AP] = ["us-east-1", "eu-central-1", "ap-southeast-2"] as const;

export const COPY_JOBS: PerRegion<ModelCopyJobSummary> = {
  [US]: [
    copyJob(US, "cpyclaims002", "claims-triage-v2", "clmtriage002", { key: US_KEYS.models }),
    copyJob(US, "cpyundrwrit1", "underwriting-assist", "undrwriting1"),
    copyJob(US, "cpyfraud0001", "fraud-narrative", "fraudnarrat1", { key: US_KEYS.retired }),
    copyJob(US, "cpymedical01", "medical-coding", "medicalcode1", { key: US_KEYS.sealed, status: "InProgress" }),
    copyJob(US, "cpyfailed001", "flood-risk", "floodrisk001", { key: US_KEYS.models, status: "Failed" }),
  ],
  [EU]: [copyJob(EU, "cpyschaden01", "schaden-triage", "schadende001", { key: EU_KEYS.models })],
  // The auditor may not list copy jobs here.
  [AP]: [copyJob(AP, "cpystorm0001", "storm-claims", "stormclaims1", { key: AP_KEYS.models })],
};

export const EVALUATION_JOBS: PerRegion<EvaluationJob> = {
  [US]: [
    evaluationJob(US, "evlclaims001", "claims-triage-evaluation", {
      key: US_KEYS.models,
      dataset: "s3://aldermere-training-us/evaluation/claims.jsonl",
      output: "s3://aldermere-model-output-us/evaluation/claims/",
    }),
    evaluationJob(US, "evlletters01", "letters-panel", {
      byPeople: true,
      dataset: "s3://aldermere-holdout-us/letters.jsonl",
      output: "s3://aldermere-holdout-us/panel/",
    }),
    // Named by alias, though the member is documented as an ARN.
    evaluationJob(US, "evlfraud0001", "fraud-evaluation", {
      key: "alias/aldermere-retired",
      status: "InProgress",
      output: "s3://aldermere-fraud-pilot/evaluation/",
    }),
    evaluationJob(US, "evlmedical01", "medical-coding-evaluation", {
      key: US_KEYS.restricted,
      output: "s3://aldermere-model-output-us/evaluation/medical/",
      reading: "denied",
    }),
    evaluationJob(US, "evlfailed001", "renewals-evaluation", {
      key: US_KEYS.models,
      status: "Failed",
      dataset: "s3://aldermere-training-us/evaluation/renewals.jsonl",
      output: "s3://aldermere-model-output-us/evaluation/renewals/",
    }),
    evaluationJob(US, "evlgone00001", "pilot-evaluation", {
      output: "s3://aldermere-fraud-pilot/evaluation/",
      status: "Deleting",
      reading: "gone",
    }),
  ],
  [EU]: [
    evaluationJob(EU, "evlschaden01", "schaden-evaluation", {
      key: keyParts(EU_KEYS.models).keyId,
      dataset: "s3://aldermere-training-eu/evaluation/schaden.jsonl",
      output: "s3://aldermere-training-eu/evaluation/",
    }),
  ],
  [AP]: [],
};

export const OPTIMIZATION_JOBS: PerRegion<OptimizationJob> = {
  [US]: [
    optimizationJob(US, "optclaims001", "claims-prompts", {
      key: US_KEYS.agents,
      input: "s3://aldermere-documents-us/prompts/claims.jsonl",
      output: "s3://aldermere-documents-us/prompts/optimized/",
    }),
    optimizationJob(US, "optletters01", "letter-prompts", {
      input: "s3://aldermere-repair-shops-us/prompts.jsonl",
      output: "s3://aldermere-repair-shops-us/optimized/",
    }),
    optimizationJob(US, "optbroker001", "broker-prompts", {
      key: US_KEYS.legacy,
      status: "PartiallyCompleted",
      input: "s3://aldermere-documents-us/prompts/broker.jsonl",
      output: "s3://aldermere-documents-us/prompts/optimized/",
    }),
    optimizationJob(US, "opthealth001", "health-prompts", {
      key: US_KEYS.restricted,
      input: "s3://aldermere-documents-us/prompts/health.jsonl",
      output: "s3://aldermere-documents-us/prompts/optimized/",
      reading: "denied",
    }),
    optimizationJob(US, "optfailed001", "travel-prompts", {
      status: "Failed",
      input: "s3://aldermere-travel-us/prompts.jsonl",
      output: "s3://aldermere-travel-us/optimized/",
    }),
  ],
  [EU]: [],
  [AP]: [],
};

export const BATCH_JOBS: PerRegion<ModelInvocationJobSummary> = {
  [US]: [
    batchJob(US, "batclaims001", "claims-summaries-2026-10", {
      key: US_KEYS.documents,
      input: "s3://aldermere-documents-us/claims/",
      output: "s3://aldermere-model-output-us/claims/",
    }),
    // Without a key the output follows its bucket: S3's own keys, `aws/s3`, and one in another account.
    batchJob(US, "batletters01", "letters-2026-10", {
      input: "s3://aldermere-claims-files-us/letters/",
      output: "s3://aldermere-holdout-us/letters/",
    }),
    batchJob(US, "batmedia0001", "photo-captions", {
      input: "s3://aldermere-kb-media-us/photos/",
      output: "s3://aldermere-kb-media-us/captions/",
      status: "PartiallyCompleted",
    }),
    batchJob(US, "batlake00001", "platform-exchange", {
      input: "s3://aldermere-documents-us/exchange/",
      output: "s3://aldermere-platform-lake/exchange/",
      outputOwner: PLATFORM_ACCOUNT_ID,
    }),
    batchJob(US, "batfraud0001", "fraud-scores", {
      key: "alias/aldermere-retired",
      input: "s3://aldermere-documents-us/fraud/",
      output: "s3://aldermere-model-output-us/fraud/",
      status: "Failed",
    }),
    batchJob(US, "batownkey001", "actuarial-notes", {
      key: keyParts(US_KEYS.imported).keyId,
      submitted: daysAgo(0.1),
      input: "s3://aldermere-underwriting-us/notes/",
      output: "s3://aldermere-model-output-us/notes/",
      status: "InProgress",
    }),
  ],
  [EU]: [
    batchJob(EU, "batarchiv001", "archiv-zusammenfassung", {
      input: "s3://aldermere-documents-eu/archiv/",
      output: "s3://aldermere-archive-us/archiv/",
    }),
  ],
  // The auditor may not list batch jobs here.
  [AP]: [
    batchJob(AP, "batstorm0001", "storm-summaries", {
      key: AP_KEYS.documents,
      input: "s3://aldermere-documents-ap/storm/",
      output: "s3://aldermere-documents-ap/summaries/",
    }),
  ],
};

export const ASYNC_INVOCATIONS: PerRegion<AsyncInvokeSummary> = {
  [US]: [
    asyncInvocation(US, "asyreel00001", {
      key: "arn:aws:kms:us-east-1:123456789012:alias/aldermere-documents",
      output: "s3://aldermere-kb-media-us/reels/",
    }),
    asyncInvocation(US, "asyreel00002", { output: "s3://aldermere-legacy-us/reels/" }),
    asyncInvocation(US, "asyreel00003", { key: US_KEYS.legacy, output: "s3://aldermere-kb-media-us/reels/" }),
    asyncInvocation(US, "asyreel00004", { key: US_KEYS.sealed, output: "s3://aldermere-kb-media-us/board/" }),
    asyncInvocation(US, "asyreel00005", { output: "s3://aldermere-documents-us/reels/", status: "InProgress" }),
  ],
  // The auditor may not list invocations here.
  [EU]: [asyncInvocation(EU, "asyreel00006", { key: EU_KEYS.documents, output: "s3://aldermere-documents-eu/reels/" })],
  [AP]: [asyncInvocation(AP, "asyreel00007", { output: "s3://aldermere-documents-ap/reels/", status: "Failed" })],
};
