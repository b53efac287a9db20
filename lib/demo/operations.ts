import type { DemoModel } from "./account/demo-model.ts";
import { agentcoreComputeOperations } from "./handlers/agentcore-compute.ts";
import { agentcoreDirectoryOperations } from "./handlers/agentcore-directory.ts";
import { agentcoreEvaluationOperations } from "./handlers/agentcore-evaluations.ts";
import { agentcoreFoundationOperations } from "./handlers/agentcore-foundations.ts";
import { agentcoreIdentityOperations } from "./handlers/agentcore-identity.ts";
import { bedrockAgentPartOperations } from "./handlers/bedrock-agent-parts.ts";
import { bedrockAgentOperations } from "./handlers/bedrock-agents.ts";
import { bedrockBatchOperations } from "./handlers/bedrock-batch.ts";
import { bedrockDataRetentionOperations } from "./handlers/bedrock-data-retention.ts";
import { bedrockEvaluationOperations } from "./handlers/bedrock-evaluation.ts";
import { bedrockFlowOperations } from "./handlers/bedrock-flows.ts";
import { bedrockGuardrailOperations } from "./handlers/bedrock-guardrails.ts";
import { bedrockJobOperations } from "./handlers/bedrock-jobs.ts";
import { bedrockKnowledgeBaseOperations } from "./handlers/bedrock-knowledge-bases.ts";
import { bedrockModelOperations } from "./handlers/bedrock-models.ts";
import { bedrockPromptOperations } from "./handlers/bedrock-prompts.ts";
import { bedrockReasoningOperations } from "./handlers/bedrock-reasoning.ts";
import { bedrockRetrievalInstructionOperations } from "./handlers/bedrock-retrieval-instructions.ts";
import { bedrockRoutingOperations } from "./handlers/bedrock-routing.ts";
import { bedrockServingOperations } from "./handlers/bedrock-serving.ts";
import { cloudTrailOperations } from "./handlers/cloudtrail.ts";
import { cloudTrailEventOperations } from "./handlers/cloudtrail-events.ts";
import { cloudWatchOperations } from "./handlers/cloudwatch.ts";
import { cloudWatchLogsOperations } from "./handlers/cloudwatch-logs.ts";
import { dataAutomationOperations } from "./handlers/data-automation.ts";
import { dataStoreOperations } from "./handlers/data-stores.ts";
import { datazoneOperations } from "./handlers/datazone.ts";
import { ec2Operations } from "./handlers/ec2.ts";
import { eventBridgeOperations } from "./handlers/eventbridge.ts";
import { kmsOperations } from "./handlers/kms.ts";
import { rdsOperations } from "./handlers/rds.ts";
import { redshiftOperations } from "./handlers/redshift.ts";
import { s3Operations } from "./handlers/s3.ts";
import { searchOperations } from "./handlers/search.ts";
import { secretsManagerOperations } from "./handlers/secrets-manager.ts";
import { snsOperations } from "./handlers/sns.ts";
import { ssmOperations } from "./handlers/ssm.ts";
import { stsOperations } from "./handlers/sts.ts";
import type { Operation } from "./protocol/operation.ts";

/** Everything that the demo account answers. A new operation is one line in a handler file. */
export function demoOperations(model: DemoModel): readonly Operation[] {
  return [
    ...stsOperations,
    ...ec2Operations(model),
    ...bedrockModelOperations(model),
    ...bedrockJobOperations(model),
    ...bedrockServingOperations(model),
    ...bedrockBatchOperations(model),
    ...bedrockEvaluationOperations(model),
    ...bedrockRoutingOperations(model),
    ...bedrockDataRetentionOperations(model),
    ...bedrockGuardrailOperations(model),
    ...bedrockReasoningOperations(model),
    ...bedrockAgentOperations(model),
    ...bedrockAgentPartOperations(model),
    ...bedrockFlowOperations(model),
    ...bedrockPromptOperations(model),
    ...bedrockRetrievalInstructionOperations(model),
    ...bedrockKnowledgeBaseOperations(model),
    ...agentcoreFoundationOperations,
    ...agentcoreEvaluationOperations,
    ...agentcoreIdentityOperations,
    ...agentcoreComputeOperations,
    ...agentcoreDirectoryOperations,
    ...dataAutomationOperations,
    ...datazoneOperations(model),
    ...s3Operations(model),
    ...searchOperations(model),
    ...rdsOperations(model),
    ...secretsManagerOperations(model),
    ...cloudWatchLogsOperations(model),
    ...dataStoreOperations(model),
    ...redshiftOperations(model),
    ...kmsOperations(model),
    ...cloudTrailOperations,
    ...cloudTrailEventOperations(model),
    ...cloudWatchOperations,
    ...eventBridgeOperations,
    ...snsOperations,
    ...ssmOperations,
  ];
}
