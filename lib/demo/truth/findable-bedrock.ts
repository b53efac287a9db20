import type { AgentModel } from "../account/agent-shapes.ts";
import type { BedrockContents } from "../account/bedrock-contents.ts";
import type { FlowModel } from "../account/flow-shapes.ts";
import type { GuardrailModel, ReasoningPolicyModel } from "../account/guardrail-shapes.ts";
import type { PromptModel } from "../account/prompts.ts";
import type { RetrievalInstructionModel } from "../account/retrieval-instructions.ts";
import { all } from "./all.ts";

/** `type arn` of jobs, guardrails, flows, prompts and the like; Those that AWS owns are not resources of the account. */
export function ofBedrock(region: string, contents: BedrockContents, listed: (operation: string) => boolean): string[] {
  const account = `arn:aws:bedrock:${region}:123456789012:`;
  const ifListed = (operation: string, found: string[]) => (listed(operation) ? found : []);
  const { promptRouters, inferenceProfiles } = contents;
  return [
    ...ifListed(
      "bedrock:ListModelCopyJobs",
      contents.copyJobs.map(({ jobArn }) => `model-copy-job ${jobArn}`),
    ),
    ...ifListed(
      "bedrock:ListModelInvocationJobs",
      contents.batchJobs.map(({ jobArn }) => `model-invocation-job ${jobArn}`),
    ),
    ...ifListed(
      "bedrock:ListAsyncInvokes",
      contents.asyncInvocations.map(({ invocationArn }) => `async-invoke ${invocationArn}`),
    ),
    ...ifListed(
      "bedrock:ListPromptRouters",
      promptRouters.filter(({ type }) => type === "custom").map((each) => `prompt-router ${each.promptRouterArn}`),
    ),
    ...ifListed(
      "bedrock:ListInferenceProfiles",
      inferenceProfiles
        .filter(({ type }) => type === "APPLICATION")
        .map((each) => `inference-profile ${each.inferenceProfileArn}`),
    ),
    ...all(contents.evaluationJobs).map(({ detail }) => `evaluation-job ${detail.jobArn}`),
    ...all(contents.optimizationJobs).map(({ detail }) => `advanced-prompt-optimization-job ${detail.jobArn}`),
    ...all(contents.marketplaceEndpoints).map(({ detail }) => `marketplace-model-endpoint ${detail.endpointArn}`),
    ...contents.enforcedGuardrails.map(
      ({ configId }) => `enforced-guardrail-configuration ${account}#enforced-guardrail-configuration/${configId}`,
    ),
    ...all(contents.guardrails).flatMap(ofGuardrail),
    ...all(contents.reasoningPolicies).flatMap(ofReasoningPolicy),
    ...all(contents.flows).flatMap(ofFlow),
    ...all(contents.prompts).flatMap(ofPrompt),
    ...all(contents.retrievalInstructions).flatMap(ofRetrievalInstruction),
    ...all(contents.sessions).map(({ detail }) => `session ${detail.sessionArn}`),
    ...ifListed(
      "bedrock:ListProjects",
      contents.projects.map(({ arn }) => `bedrock-project ${arn}`),
    ),
    ...Object.keys(contents.retentionStorage.account).map(
      (provider) => `data-retention-storage ${account}#data-retention-storage/${provider}`,
    ),
    ...Object.entries(contents.retentionStorage.projects).flatMap(([project, providers]) =>
      Object.keys(providers).map(
        (provider) => `project-data-retention-storage ${account}project/${project}#data-retention-storage/${provider}`,
      ),
    ),
    `account-data-retention ${account}#account-data-retention`,
  ];
}

/** Action groups and collaborators, of the draft and of versions. */
export function ofAgentParts({ detail, actionGroups, collaborators }: AgentModel): string[] {
  const inside = (version: string, part: string) =>
    `${detail.agentArn}${version === "DRAFT" ? "#" : `#version/${version}/`}${part}`;
  return [
    ...Object.entries(actionGroups).flatMap(([version, groups]) =>
      all({ items: groups }).map(
        (group) => `agent-action-group ${inside(version, `action-group/${group.detail.actionGroupId}`)}`,
      ),
    ),
    ...Object.entries(collaborators).flatMap(([version, each]) =>
      each.map(({ collaboratorId }) => `agent-collaborator ${inside(version, `collaborator/${collaboratorId}`)}`),
    ),
  ];
}

function ofGuardrail({ detail, versions }: GuardrailModel): string[] {
  return [
    `guardrail ${detail.guardrailArn}`,
    ...all({ items: versions }).map(
      (each) => `guardrail-version ${detail.guardrailArn}#version/${each.detail.version}`,
    ),
  ];
}

function ofReasoningPolicy({ detail: { policyArn }, versions, workflows }: ReasoningPolicyModel): string[] {
  return [
    `automated-reasoning-policy ${policyArn}`,
    ...all({ items: versions }).map((each) => `automated-reasoning-policy ${policyArn}#version/${each.detail.version}`),
    ...workflows.map(
      (each) => `automated-reasoning-build-workflow ${policyArn}#build-workflow/${each.buildWorkflowId}`,
    ),
  ];
}

function ofFlow({ detail, versions, aliases, executions }: FlowModel): string[] {
  return [
    `flow ${detail.arn}`,
    ...all({ items: versions }).map((each) => `flow-version ${detail.arn}#version/${each.detail.version}`),
    ...aliases.map(({ arn }) => `flow-alias ${arn}`),
    ...all({ items: executions }).map(({ summary }) => `flow-execution ${summary.executionArn}`),
  ];
}

function ofPrompt({ detail, versions }: PromptModel): string[] {
  return [
    `prompt ${detail.arn}`,
    ...all({ items: versions }).map((each) => `prompt-version ${detail.arn}#version/${each.detail.version}`),
  ];
}

function ofRetrievalInstruction({
  summary: { retrievalInstructionArn },
  versions,
}: RetrievalInstructionModel): string[] {
  return [
    `retrieval-instruction ${retrievalInstructionArn}`,
    ...versions.map(({ version }) => `retrieval-instruction-version ${retrievalInstructionArn}#version/${version}`),
  ];
}
