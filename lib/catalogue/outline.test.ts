import { describe, expect, test } from "vitest";
import { outlineOf } from "./outline.ts";
import { RESOURCE_TYPES } from "./resource-types.ts";

const OUTLINES = RESOURCE_TYPES.map(outlineOf);
const outline = (type: string) => OUTLINES.find((each) => each.type === type);

describe.each(OUTLINES.map((each) => [each.type, each] as const))("the outline of %s", (_, { data, sources }) => {
  test("says of each piece of data what decides without a key", () => {
    expect(data.filter(({ otherwise }) => otherwise.length === 0).map((each) => each.data)).toEqual([]);
  });

  test("has a source", () => {
    expect(sources.length).toBeGreaterThan(0);
  });
});

test("a model's key is named by its detail and AWS's own without one", () => {
  expect(outline("custom-model")).toMatchObject({
    listings: ["bedrock:ListCustomModels"],
    read: "bedrock:GetCustomModel",
    data: [{ data: "model artifacts", member: "modelKmsKeyArn", otherwise: ["AWS owned key"], stores: [] }],
    change: "recreate",
  });
});

test("the output of a batch job without a key is under its bucket's", () => {
  expect(outline("model-invocation-job")?.data[0]).toMatchObject({
    data: "output files",
    otherwise: ["the store's own key"],
    stores: ["s3-bucket"],
  });
});

test("a knowledge base is outlined with every kind of store that it can have", () => {
  const stores = outline("knowledge-base")?.data.flatMap((each) => each.stores) ?? [];
  expect(new Set(stores)).toEqual(
    new Set([
      "opensearch-serverless-collection",
      "opensearch-domain",
      "rds-cluster",
      "neptune-graph",
      "s3-vectors",
      "external",
      "kendra-index",
      "redshift-cluster",
      "redshift-workgroup",
      "secret",
      "s3-bucket",
    ]),
  );
});
