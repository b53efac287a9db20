import type { AgentModel } from "../account/agent-shapes.ts";
import type { DemoModel, RegionModel } from "../account/demo-model.ts";
import { DENIED } from "../account/permissions.ts";
import { all } from "./all.ts";
import { ofAgentCore } from "./findable-agentcore.ts";
import { ofAgentParts, ofBedrock } from "./findable-bedrock.ts";
import { ofDataAutomation } from "./findable-data-automation.ts";

/** What exists and can be found: `type arn` per Region. Deleted resources and those of a denied listing cannot. */
export function findable(model: DemoModel, region: string): string[] {
  const contents = model.region(region);
  const listed = (operation: string) =>
    !DENIED.some((denied) => denied.operation === operation && denied.region === region);
  return [
    ...ofModels(contents),
    ...(listed("bedrock:ListCustomModelDeployments")
      ? all(contents.deployments).map(({ detail }) => `custom-model-deployment ${detail.customModelDeploymentArn}`)
      : []),
    ...ofBedrock(region, contents, listed),
    ...all(contents.agents).flatMap((agent) => [...ofAgent(agent), ...ofAgentParts(agent)]),
    ...all(contents.knowledgeBases).flatMap(({ detail, dataSources }) => [
      `knowledge-base ${detail.knowledgeBaseArn}`,
      ...dataSources
        .filter(({ reading }) => reading !== "gone")
        .map((source) => `data-source ${detail.knowledgeBaseArn}#data-source/${source.detail.dataSourceId}`),
    ]),
    ...ofAgentCore(region, listed),
    ...ofDataAutomation(region),
    ...all(contents.domains).map(({ detail }) => `datazone-domain ${detail.arn}`),
    `model-invocation-logging-configuration arn:aws:bedrock:${region}:123456789012:#model-invocation-logging-configuration`,
  ];
}

function ofModels(contents: RegionModel): string[] {
  return [
    ...[...all(contents.customModels), ...all(contents.sharedModels)].map(
      ({ detail }) => `custom-model ${detail.modelArn}`,
    ),
    ...all(contents.customizationJobs).map(({ detail }) => `model-customization-job ${detail.jobArn}`),
    ...all(contents.importJobs).map(({ detail }) => `model-import-job ${detail.jobArn}`),
    ...all(contents.importedModels).map(({ detail }) => `imported-model ${detail.modelArn}`),
    ...all(contents.provisionedThroughputs).map(
      ({ detail }) => `provisioned-model-throughput ${detail.provisionedModelArn}`,
    ),
  ];
}

function ofAgent({ detail, reading, versions, aliases, knowledgeBases }: AgentModel): string[] {
  const arn = String(detail.agentArn);
  const readable = versions.filter((version) => version.reading !== "denied");
  return [
    `agent ${arn}`,
    ...(reading !== "denied" && detail.memoryConfiguration ? [`agent-memory ${arn}#memory`] : []),
    ...versions.map((version) => `agent-version ${arn}#version/${version.detail.version}`),
    ...readable
      .filter((version) => version.detail.memoryConfiguration)
      .map((version) => `agent-memory ${arn}#version/${version.detail.version}/memory`),
    ...aliases.map(({ agentAliasId }) => `agent-alias ${arn.replace(":agent/", ":agent-alias/")}/${agentAliasId}`),
    ...Object.entries(knowledgeBases).flatMap(([version, associations]) =>
      associations.map(({ knowledgeBaseId }) =>
        version === "DRAFT"
          ? `agent-knowledge-base ${arn}#knowledge-base/${knowledgeBaseId}`
          : `agent-knowledge-base ${arn}#version/${version}/knowledge-base/${knowledgeBaseId}`,
      ),
    ),
  ];
}
