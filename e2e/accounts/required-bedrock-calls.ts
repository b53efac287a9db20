import type { AgentModel } from "#lib/demo/account/agent-shapes.ts";
import type { BedrockContents } from "#lib/demo/account/bedrock-contents.ts";
import { all } from "#lib/demo/truth/all.ts";
import { MODEL_PROVIDERS } from "#lib/sdk-additions/data-retention-storage.ts";
import { type Calls, pages, total } from "./calls.ts";

/** The calls that are required to read one Region's jobs, guardrails, flows, prompts and the like. */
export function ofBedrock(region: BedrockContents): Calls {
  return {
    ...ofJobs(region),
    ...ofServing(region),
    ...ofGuardrails(region),
    ...ofFlows(region),
    ...ofPrompts(region),
    ...ofRetrievalInstructions(region),
  };
}

function ofJobs({ copyJobs, batchJobs, asyncInvocations, evaluationJobs, optimizationJobs }: BedrockContents): Calls {
  return {
    // These listings name the key: no detail is needed.
    "bedrock:ListModelCopyJobs": pages(copyJobs),
    "bedrock:ListModelInvocationJobs": pages(batchJobs),
    "bedrock:ListAsyncInvokes": pages(asyncInvocations),
    "bedrock:ListEvaluationJobs": pages(evaluationJobs.items),
    "bedrock:GetEvaluationJob": evaluationJobs.items.length,
    "bedrock:ListAdvancedPromptOptimizationJobs": pages(optimizationJobs.items),
    "bedrock:GetAdvancedPromptOptimizationJob": optimizationJobs.items.length,
  };
}

function ofServing({ marketplaceEndpoints, promptRouters, inferenceProfiles, projects }: BedrockContents): Calls {
  return {
    "bedrock:ListMarketplaceModelEndpoints": pages(marketplaceEndpoints.items),
    "bedrock:GetMarketplaceModelEndpoint": marketplaceEndpoints.items.length,
    // AWS's own are not read.
    "bedrock:ListPromptRouters": pages(promptRouters.filter(({ type }) => type === "custom")),
    "bedrock:ListInferenceProfiles": pages(inferenceProfiles.filter(({ type }) => type === "APPLICATION")),
    "bedrock:GetAccountDataRetention": 1,
    "bedrock:ListProjects": pages(projects),
    // Only a call for each model provider shows whether there is a configuration.
    "bedrock:GetAccountDataRetentionStorage": MODEL_PROVIDERS.length,
    "bedrock:GetProjectDataRetentionStorage": MODEL_PROVIDERS.length * listedProjects(projects).length,
  };
}

/** Named projects; the default one has the account's configuration, and those in ap-southeast-2 may not be listed. */
const listedProjects = (projects: BedrockContents["projects"]) =>
  projects.filter(({ id, arn }) => id !== "default" && !arn?.includes(":ap-southeast-2:"));

/** The draft is listed among the versions, and read as the guardrail, policy, flow or prompt itself. */
const withDraft = ({ length }: { readonly length: number }) => pages({ length: length + 1 });

function ofGuardrails({ guardrails, enforcedGuardrails, reasoningPolicies }: BedrockContents): Calls {
  const present = all(guardrails);
  const policies = all(reasoningPolicies);
  return {
    "bedrock:ListGuardrails": pages(guardrails.items) + total(present.map(({ versions }) => withDraft(versions))),
    "bedrock:GetGuardrail": guardrails.items.length + total(present.map(({ versions }) => versions.length)),
    "bedrock:ListEnforcedGuardrailsConfiguration": pages(enforcedGuardrails),
    "bedrock:ListAutomatedReasoningPolicies":
      pages(reasoningPolicies.items) + total(policies.map(({ versions }) => withDraft(versions))),
    "bedrock:GetAutomatedReasoningPolicy":
      reasoningPolicies.items.length + total(policies.map(({ versions }) => versions.length)),
    "bedrock:ListAutomatedReasoningPolicyBuildWorkflows": total(policies.map(({ workflows }) => pages(workflows))),
  };
}

function ofFlows({ flows }: BedrockContents): Calls {
  const present = all(flows);
  return {
    "bedrock:ListFlows": pages(flows.items),
    "bedrock:GetFlow": flows.items.length,
    "bedrock:ListFlowVersions": total(present.map(({ versions }) => withDraft(versions))),
    "bedrock:GetFlowVersion": total(present.map(({ versions }) => versions.length)),
    "bedrock:ListFlowAliases": total(present.map(({ aliases }) => pages(aliases))),
    "bedrock:ListFlowExecutions": total(present.map(({ executions }) => pages(executions))),
    "bedrock:GetExecutionFlowSnapshot": total(present.map(({ executions }) => executions.length)),
  };
}

function ofPrompts({ prompts, sessions }: BedrockContents): Calls {
  const present = all(prompts);
  return {
    "bedrock:ListPrompts": pages(prompts.items) + total(present.map(({ versions }) => withDraft(versions))),
    "bedrock:GetPrompt": prompts.items.length + total(present.map(({ versions }) => versions.length)),
    "bedrock:ListSessions": pages(sessions.items),
    "bedrock:GetSession": sessions.items.length,
  };
}

function ofRetrievalInstructions({ retrievalInstructions }: BedrockContents): Calls {
  return {
    "bedrock:ListRetrievalInstructions": pages(retrievalInstructions.items),
    "bedrock:GetRetrievalInstruction": retrievalInstructions.items.length,
    // Versions are encrypted with the key of their instruction: no detail is needed.
    "bedrock:ListRetrievalInstructionVersions": total(
      all(retrievalInstructions).map(({ versions }) => pages(versions)),
    ),
  };
}

/** The parts of agents' drafts and versions; those of a version that was deleted meanwhile are not asked for. */
export function ofAgentParts(present: readonly AgentModel[]): Calls {
  const versions = present.flatMap((agent) => {
    const names = ["DRAFT", ...all({ items: agent.versions }).map(({ detail }) => String(detail.version))];
    return names.map((name) => ({
      actionGroups: agent.actionGroups[name] ?? [],
      collaborators: agent.collaborators[name] ?? [],
    }));
  });
  return {
    "bedrock:ListAgentActionGroups": total(versions.map(({ actionGroups }) => pages(actionGroups))),
    "bedrock:GetAgentActionGroup": total(versions.map(({ actionGroups }) => actionGroups.length)),
    "bedrock:ListAgentCollaborators": total(versions.map(({ collaborators }) => pages(collaborators))),
  };
}
