import type { Need, NeedSubject } from "#lib/domain/key-need.ts";
import { gateway, policyEngine, registry, tokenVault } from "./agentcore.ts";
import { actionGroup, agent, agentMemory } from "./agents.ts";
import { dataAutomation, dataAutomationLibrary } from "./data-automation.ts";
import { batchEvaluation, configurationBundle, dataset, evaluator } from "./evaluations.ts";
import { batchFiles, evaluation, evaluationFiles } from "./jobs.ts";
import { collection, credentials, ingestion, managedKnowledgeBase, sourceDocuments } from "./knowledge.ts";
import { logBucket, logGroup } from "./logs.ts";
import { customModel, importedModel, importSource, provisionedThroughput, trainingFiles } from "./models.ts";
import { retainedData } from "./retention.ts";
import { guardrail, reasoningPolicy } from "./safeguards.ts";
import { flow, prompt, session } from "./works.ts";

type Documented = Readonly<Record<string, (subject: NeedSubject) => readonly Need[]>>;

/** By resource type and piece of data: what is under the resource's own key. */
export const DOCUMENTED: Documented = {
  "custom-model/model artifacts": customModel,
  "model-customization-job/model artifacts": customModel,
  "model-copy-job/model artifacts": customModel,
  "imported-model/model artifacts": importedModel,
  "model-import-job/model artifacts": importedModel,
  "evaluation-job/temporary copy of evaluation data": evaluation,
  "model-invocation-job/output files": batchFiles,
  "data-retention-storage/retained prompts and responses": retainedData,
  "project-data-retention-storage/retained prompts and responses": retainedData,
  "guardrail/guardrail configuration": guardrail,
  "guardrail-version/guardrail configuration": guardrail,
  "automated-reasoning-policy/policy, test cases and build artifacts": reasoningPolicy,
  "automated-reasoning-policy/policy version": reasoningPolicy,
  "agent/agent configuration and sessions": agent,
  "agent/agent sessions": agent,
  "agent-version/agent configuration and sessions": agent,
  "agent-version/agent sessions": agent,
  "agent-memory/long-term memory": agentMemory,
  "agent-action-group/action group definition": actionGroup,
  "provisioned-model-throughput/model artifacts": provisionedThroughput,
  "knowledge-base/knowledge base data": managedKnowledgeBase,
  "data-source/transient ingestion data": ingestion,
  "flow/flow definition": flow,
  "flow-version/flow definition": flow,
  "flow-execution/flow snapshot": flow,
  "prompt/prompt": prompt,
  "prompt-version/prompt": prompt,
  "session/session invocations and steps": session,
  "data-automation-project/project configuration": dataAutomation,
  "data-automation-blueprint/blueprint": dataAutomation,
  "data-automation-blueprint-version/blueprint": dataAutomation,
  "data-automation-library/library entities": dataAutomationLibrary,
  "agentcore-gateway/gateway configuration and targets": gateway,
  "agentcore-policy-engine/policies and their descriptions": policyEngine,
  "agentcore-evaluator/evaluator instructions and rating scale": evaluator,
  "agentcore-dataset/dataset examples": dataset,
  "agentcore-batch-evaluation/evaluation data and results": batchEvaluation,
  "agentcore-configuration-bundle-version/component configurations": configurationBundle,
  "agentcore-token-vault/access tokens and credentials": tokenVault,
  "agent-registry/registry records": registry,
};

/** By resource type, piece of data and kind of store: what is under the key of a store. */
export const DOCUMENTED_IN_STORE: Documented = {
  "model-customization-job/training data/s3-bucket": trainingFiles,
  "model-customization-job/validation data/s3-bucket": trainingFiles,
  "model-customization-job/output files/s3-bucket": trainingFiles,
  "model-import-job/import source files/s3-bucket": importSource,
  "imported-model/import source files/s3-bucket": importSource,
  "evaluation-job/prompt datasets/s3-bucket": evaluationFiles,
  "evaluation-job/output files/s3-bucket": evaluationFiles,
  "model-invocation-job/input files/s3-bucket": batchFiles,
  "model-invocation-job/output files/s3-bucket": batchFiles,
  "data-source/source documents/s3-bucket": sourceDocuments,
  "data-source/credentials/secret": credentials,
  "knowledge-base/credentials/secret": credentials,
  "knowledge-base/vector store/opensearch-serverless-collection": collection,
  "model-invocation-logging-configuration/invocation logs/s3-bucket": logBucket,
  "model-invocation-logging-configuration/invocation logs/log-group": logGroup,
};
