import { describe, expect, it } from "vitest";
import type { AgentModel } from "./account/agent-shapes.ts";
import { type DemoModel, demoModel, type RegionModel } from "./account/demo-model.ts";
import { FOREIGN_KEYS, US_KEYS } from "./account/key-names.ts";
import { KEYS } from "./account/keys.ts";
import { DENIED } from "./account/permissions.ts";
import { CONTENT_REGIONS, REGION_WITHOUT_BEDROCK } from "./account/regions.ts";
import { TRUTH as truth } from "./truth/truth.ts";

/** What exists and can be found: `type arn` per Region. Deleted resources and those of a denied listing cannot. */
function findable(model: DemoModel, region: string): string[] {
  const contents = model.region(region);
  const listed = (operation: string) =>
    !DENIED.some((denied) => denied.operation === operation && denied.region === region);
  return [
    ...ofModels(contents),
    ...(listed("bedrock:ListCustomModelDeployments")
      ? all(contents.deployments).map(({ detail }) => `custom-model-deployment ${detail.customModelDeploymentArn}`)
      : []),
    ...all(contents.agents).flatMap((agent) => ofAgent(agent)),
    ...all(contents.knowledgeBases).flatMap(({ detail, dataSources }) => [
      `knowledge-base ${detail.knowledgeBaseArn}`,
      ...dataSources
        .filter(({ reading }) => reading !== "gone")
        .map((source) => `data-source ${detail.knowledgeBaseArn}#data-source/${source.detail.dataSourceId}`),
    ]),
    ...all(contents.domains).map(({ detail }) => `datazone-domain ${detail.arn}`),
    `model-invocation-logging-configuration arn:aws:bedrock:${region}:123456789012:#model-invocation-logging-configuration`,
  ];
}

function all<Item extends { reading?: string }>(collection: {
  items: { length: number; slice(start: number, end: number): readonly Item[] };
}): readonly Item[] {
  return collection.items.slice(0, collection.items.length).filter(({ reading }) => reading !== "gone");
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

describe("the truth about the demo account", () => {
  const model = demoModel();

  it.each(CONTENT_REGIONS)("has a row for every resource of %s, and no other", (region) => {
    const rows = truth.filter((row) => row.region === region && row.arn !== null);
    expect([...new Set(rows.map(({ type, arn }) => `${type} ${arn}`))].sort()).toEqual(findable(model, region).sort());
  });

  it("has no two rows for the same data in the same place", () => {
    const identities = truth.map(({ region, type, arn, data, store }) => [region, type, arn, data, store].join(" "));
    expect(new Set(identities).size).toBe(identities.length);
  });

  it("says unknown, and nothing else, of what could not be listed", () => {
    const unlisted = truth.filter(({ arn }) => arn === null);
    expect(new Set(unlisted.map(({ verdict }) => verdict))).toEqual(new Set(["unknown"]));
    // Besides the denied listing, two agents that may not be read: nobody knows whether they have a memory.
    expect(new Set(unlisted.map(({ region }) => region))).toEqual(
      new Set(["eu-central-1", "us-east-1", REGION_WITHOUT_BEDROCK]),
    );
  });

  it("names only keys of the account, and the few that nobody knows", () => {
    const known = new Set<string>([...KEYS.map(({ arn }) => arn), US_KEYS.deleted, FOREIGN_KEYS.supplier]);
    expect(truth.flatMap(({ key }) => key ?? []).filter((key) => !known.has(key))).toEqual([]);
  });

  it("covers every verdict, at least sixty resources and three Regions", () => {
    expect(new Set(truth.map(({ verdict }) => verdict)).size).toBe(7);
    expect(new Set(truth.flatMap(({ type, arn }) => (arn ? [`${type} ${arn}`] : []))).size).toBeGreaterThan(60);
  });
});
