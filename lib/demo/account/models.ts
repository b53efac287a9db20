import { PLATFORM_ACCOUNT_ID, SUPPLIER_ACCOUNT_ID } from "./identity.ts";
import { AP_KEYS, EU_KEYS, FOREIGN_KEYS, US_KEYS } from "./key-names.ts";
import {
  type CustomizationJob,
  type CustomModel,
  customizationJob,
  customModel,
  customModelArn,
  type Deployment,
  deployment,
  foundationModelArn,
  type ImportedModel,
  type ImportJob,
  importedModel,
  importJob,
  type ProvisionedThroughput,
  provisionedThroughput,
} from "./model-shapes.ts";
import type { ContentRegion } from "./regions.ts";
import { daysAgo } from "./today.ts";

type PerRegion<Item> = Readonly<Record<ContentRegion, readonly Item[]>>;
const [US, EU, AP] = ["us-east-1", "eu-central-1", "ap-southeast-2"] as const;

export const CUSTOM_MODELS: PerRegion<CustomModel> = {
  [US]: [
    customModel(US, "clmtriage003", "claims-triage-v3", { key: US_KEYS.models, created: "2026-02-12T09:30:00Z" }),
    customModel(US, "clmtriage002", "claims-triage-v2", { key: US_KEYS.models, created: "2025-06-17T14:03:10Z" }),
    customModel(US, "clmtriage001", "claims-triage-v1", { status: "Failed" }),
    customModel(US, "undrwriting1", "underwriting-assist"),
    customModel(US, "fraudnarrat1", "fraud-narrative", { key: US_KEYS.retired }),
    customModel(US, "subrogation1", "subrogation-notes", { key: US_KEYS.legacy }),
    customModel(US, "clmsummary01", "=claims-summary", { key: US_KEYS.imported, created: daysAgo(11.5) }),
    customModel(US, "medicalcode1", "medical-coding", { key: US_KEYS.restricted, reading: "denied" }),
    customModel(US, "boardminute1", "board-minutes", { key: US_KEYS.sealed }),
    customModel(US, "lettersglob1", "customer-letters", { key: US_KEYS.multiRegion, created: daysAgo(16) }),
    customModel(US, "renewaloffr1", "renewal-offers", { key: US_KEYS.models, status: "Creating" }),
    customModel(US, "floodrisk001", "flood-risk", { reading: "gone" }),
    customModel(US, "catastrophe1", "catastrophe-notes", { key: US_KEYS.hsm }),
    customModel(US, "actuarial001", "actuarial-notes", { key: US_KEYS.deleted }),
    customModel(US, "globalretire", "customer-letters-2023", { key: US_KEYS.retiringMultiRegion }),
  ],
  [EU]: [
    customModel(EU, "schadende001", "schaden-triage", { key: EU_KEYS.models, created: "2025-06-30T06:30:12Z" }),
    customModel(EU, "schadenbrief", "schaden-brief"),
    customModel(EU, "policesuche1", "police-suche", { key: EU_KEYS.retired }),
    customModel(EU, "polizzenext1", "polizzen-extrakt", { key: EU_KEYS.retiringMultiRegion }),
    customModel(EU, "claimsarabic", "ملخص المطالبات 📋 claims", { key: EU_KEYS.models }),
  ],
  [AP]: [
    customModel(AP, "stormclaims1", "storm-claims", { key: AP_KEYS.models }),
    customModel(AP, "ruralcover01", "rural-cover"),
    customModel(AP, "hailphotos01", "hail-photos", { key: AP_KEYS.multiRegion }),
  ],
};

/** Models that other accounts share with this one: the key is the owner's. */
export const SHARED_MODELS: PerRegion<CustomModel> = {
  [US]: [
    customModel(US, "toxicity0001", "platform-toxicity", { key: FOREIGN_KEYS.shared, owner: PLATFORM_ACCOUNT_ID }),
    customModel(US, "intent000001", "platform-intent", { key: FOREIGN_KEYS.private, owner: PLATFORM_ACCOUNT_ID }),
    customModel(US, "telematics01", "telematics-score", { key: FOREIGN_KEYS.supplier, owner: SUPPLIER_ACCOUNT_ID }),
  ],
  [EU]: [customModel(EU, "redaction001", "platform-redaction", { owner: PLATFORM_ACCOUNT_ID })],
  [AP]: [],
};

export const CUSTOMIZATION_JOBS: PerRegion<CustomizationJob> = {
  [US]: [
    customizationJob(US, "clmtriage003", "claims-triage-v3-job", {
      key: US_KEYS.models,
      training: "s3://aldermere-training-us/claims/train.jsonl",
      validation: ["s3://aldermere-training-us/claims/validate.jsonl", "s3://aldermere-holdout-us/claims.jsonl"],
      output: "s3://aldermere-model-output-us/claims/",
    }),
    customizationJob(US, "undrwriting1", "underwriting-assist-job", {
      training: "s3://aldermere-training-us/underwriting/train.jsonl",
      output: "s3://aldermere-model-output-us/underwriting/",
    }),
    customizationJob(US, "clmtriage001", "claims-triage-v1-job", {
      status: "Failed",
      training: "s3://aldermere-training-us/claims/2024.jsonl",
      output: "s3://aldermere-model-output-us/claims-v1/",
    }),
    customizationJob(US, "renewaloffr1", "renewal-offers-job", {
      key: US_KEYS.models,
      status: "InProgress",
      training: "s3://aldermere-platform-lake/renewals/train.jsonl",
      output: "s3://aldermere-model-output-us/renewals/",
    }),
    customizationJob(US, "distilfraud1", "fraud-distillation-job", {
      status: "Stopped",
      output: "s3://aldermere-fraud-pilot/out/",
    }),
  ],
  [EU]: [
    customizationJob(EU, "schadende001", "schaden-triage-job", {
      key: EU_KEYS.models,
      training: "s3://aldermere-training-eu/schaden/train.jsonl",
      output: "s3://aldermere-training-eu/out/",
    }),
    customizationJob(EU, "polizzenext1", "polizzen-extrakt-job", {
      key: EU_KEYS.retiringMultiRegion,
      training: "s3://aldermere-training-eu/polizzen/train.jsonl",
      output: "s3://aldermere-training-eu/out/",
      reading: "denied",
    }),
  ],
  [AP]: [
    customizationJob(AP, "stormclaims1", "storm-claims-job", {
      key: AP_KEYS.models,
      training: "s3://aldermere-training-ap/storm/train.jsonl",
      output: "s3://aldermere-training-ap/out/",
    }),
  ],
};

export const IMPORT_JOBS: PerRegion<ImportJob> = {
  [US]: [
    importJob(US, "legalllm0001", "import-legal-llm", {
      key: US_KEYS.models,
      source: "s3://aldermere-model-import-us/legal/",
    }),
    importJob(US, "fraudllm0001", "import-fraud-llm", {
      key: US_KEYS.retired,
      source: "s3://aldermere-model-import-us/fraud/",
    }),
    importJob(US, "ocrmodel0001", "import-ocr-broken", {
      status: "Failed",
      source: "s3://aldermere-model-import-us/ocr/",
    }),
  ],
  [EU]: [importJob(EU, "rechtllm0001", "import-recht", { source: "s3://aldermere-documents-eu/models/recht/" })],
  [AP]: [
    importJob(AP, "visionclaims", "import-claims-vision", {
      key: AP_KEYS.models,
      status: "InProgress",
      source: "s3://aldermere-training-ap/vision/",
    }),
  ],
};

export const IMPORTED_MODELS: PerRegion<ImportedModel> = {
  [US]: [
    importedModel(US, "legalllm0001", "legal-llm", {
      key: US_KEYS.models,
      source: "s3://aldermere-model-import-us/legal/",
    }),
    importedModel(US, "ocrmodel0002", "@ocr-model", { key: US_KEYS.importExpired }),
    importedModel(US, "speechnotes1", "speech-notes", { key: US_KEYS.restricted }),
  ],
  [EU]: [importedModel(EU, "rechtllm0001", "recht", { source: "s3://aldermere-documents-eu/models/recht/" })],
  [AP]: [importedModel(AP, "visionclaim0", "claims-vision", { source: "s3://aldermere-training-ap/vision/" })],
};

export const PROVISIONED_THROUGHPUTS: PerRegion<ProvisionedThroughput> = {
  [US]: [
    provisionedThroughput(US, "pt0claims003", "claims-triage", customModelArn(US, "clmtriage003")),
    provisionedThroughput(US, "pt0nova00001", "chat-base-model", foundationModelArn(US)),
    provisionedThroughput(US, "pt0switching", "underwriting-switch", customModelArn(US, "clmtriage003"), {
      desired: customModelArn(US, "undrwriting1"),
      status: "Updating",
    }),
    provisionedThroughput(US, "pt0fraud0001", "fraud-narrative", customModelArn(US, "fraudnarrat1")),
    provisionedThroughput(US, "pt0medical01", "medical-coding", customModelArn(US, "medicalcode1")),
  ],
  [EU]: [provisionedThroughput(EU, "pt0schaden01", "schaden-triage", customModelArn(EU, "schadende001"))],
  [AP]: [
    provisionedThroughput(AP, "pt0hail00001", "hail-photos", customModelArn(AP, "hailphotos01"), {
      status: "Creating",
    }),
  ],
};

export const DEPLOYMENTS: PerRegion<Deployment> = {
  [US]: [
    deployment(US, "dep0claims02", "claims-triage-on-demand", customModelArn(US, "clmtriage002")),
    deployment(US, "dep0undrwrit", "underwriting-on-demand", customModelArn(US, "undrwriting1")),
    deployment(US, "dep0toxicity", "toxicity-filter", customModelArn(US, "toxicity0001", PLATFORM_ACCOUNT_ID)),
    deployment(US, "dep0fraud001", "fraud-on-demand", customModelArn(US, "fraudnarrat1")),
    deployment(US, "dep0flood001", "flood-risk", customModelArn(US, "floodrisk001"), { status: "Failed" }),
  ],
  [EU]: [deployment(EU, "dep0brief001", "schaden-brief", customModelArn(EU, "schadenbrief"))],
  [AP]: [deployment(AP, "dep0storm001", "storm-claims", customModelArn(AP, "stormclaims1"), { status: "Creating" })],
};
