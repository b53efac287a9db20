import { describe, expect, it } from "vitest";
import { demoModel, type RegionModel } from "./demo-model.ts";
import { KNOWLEDGE_BASES } from "./knowledge-bases.ts";
import { CONTENT_REGIONS } from "./regions.ts";

/** Resources of a Region, versions, aliases and data sources included. */
function count(region: RegionModel): number {
  const agents = region.agents.items.slice(0, region.agents.items.length);
  const bases = region.knowledgeBases.items.slice(0, region.knowledgeBases.items.length);
  const lists = [
    region.customModels,
    region.customizationJobs,
    region.importJobs,
    region.importedModels,
    region.provisionedThroughputs,
    region.agents,
    region.knowledgeBases,
  ];
  return (
    lists.reduce((sum, { items }) => sum + items.length, 0) +
    agents.reduce((sum, { versions, aliases }) => sum + versions.length + aliases.length, 0) +
    bases.reduce((sum, { dataSources }) => sum + dataSources.length, 0)
  );
}

describe("a generated account", () => {
  it.each([1, 7, 1000, 100_000])("has exactly the %i resources asked for, beside those written down", (resources) => {
    const [written, large] = [demoModel(), demoModel(resources)];
    const more = CONTENT_REGIONS.reduce(
      (sum, name) => sum + count(large.region(name)) - count(written.region(name)),
      0,
    );
    expect(more).toBe(resources);
  });

  it("finds every resource that it lists", () => {
    const region = demoModel(3000).region("eu-central-1");
    for (const model of region.customModels.items.slice(0, region.customModels.items.length)) {
      expect(region.customModels.find(model.detail.modelArn ?? "")).toEqual(model);
    }
    for (const agent of region.agents.items.slice(0, region.agents.items.length)) {
      expect(region.agents.find(agent.detail.agentId ?? "")).toEqual(agent);
    }
  });

  it("has every key, bucket and collection that its resources name", () => {
    const model = demoModel(3000);
    const region = model.region("us-east-1");
    const jobs = region.customizationJobs.items.slice(10, 100);
    for (const { detail } of jobs) {
      const key = detail.outputModelKmsKeyArn;
      if (key) expect(model.keys.find(key, "us-east-1")?.arn).toBe(key);
      expect(model.stores.bucket(detail.outputDataConfig?.s3Uri?.split("/")[2] ?? "")).toBeDefined();
    }
    for (const { detail } of region.knowledgeBases.items.slice(KNOWLEDGE_BASES["us-east-1"].length, 100)) {
      const arn = detail.storageConfiguration?.opensearchServerlessConfiguration?.collectionArn ?? "";
      expect(model.stores.collection("us-east-1", arn.split("/")[1] ?? "")?.arn).toBe(arn);
    }
  });
});
