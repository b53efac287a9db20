import { expect, test } from "vitest";
import type { ContentService } from "./resource-type.ts";
import { RESOURCE_TYPES } from "./resource-types.ts";
import { STORE_TYPES } from "./store-types.ts";

const DEFINITIONS = RESOURCE_TYPES.map(({ definition }) => definition);
const unique = (names: readonly string[]) => [...new Set(names)].sort();

/** The types that applications send content to, by the VPC endpoint service that carries it. */
const CONTENT_THROUGH: Readonly<Record<ContentService, readonly string[]>> = {
  "bedrock-runtime": [
    ...["async-invoke", "custom-model-deployment", "guardrail", "imported-model", "marketplace-model-endpoint"],
    ...["model-invocation-job", "prompt", "provisioned-model-throughput"],
  ],
  "bedrock-agent-runtime": ["agent", "flow", "knowledge-base", "session"],
  "bedrock-agentcore": [
    ...["agentcore-browser", "agentcore-code-interpreter", "agentcore-harness", "agentcore-memory"],
    "agentcore-runtime",
  ],
  "bedrock-agentcore.gateway": ["agentcore-gateway"],
  "bedrock-data-automation-runtime": ["data-automation-project"],
};

test.each(Object.entries(CONTENT_THROUGH))("content goes through %s to the types written by hand", (service, types) => {
  const found = DEFINITIONS.filter(({ contentService }) => contentService === service).map(({ type }) => type);
  expect(unique(found)).toEqual(types);
});

/** What the pages that the entries cite say about grants. */
const GRANTS = {
  grants: [
    ...["agentcore-gateway", "agentcore-policy-engine", "custom-model", "data-automation-library", "imported-model"],
    ...["knowledge-base", "opensearch-serverless-collection"],
  ],
  "shape-unknown": ["agent-registry", "guardrail", "guardrail-version"],
  none: [
    ...["agent", "agent-memory", "agent-version", "agentcore-batch-evaluation"],
    ...["agentcore-configuration-bundle-version", "agentcore-dataset", "agentcore-evaluator", "agentcore-token-vault"],
    ...["data-automation-blueprint", "data-automation-blueprint-version", "data-automation-project"],
    ...["evaluation-job", "flow", "flow-execution", "flow-version", "model-invocation-job", "prompt"],
    ...["prompt-version", "session"],
  ],
};

test.each(Object.entries(GRANTS))(
  "what AWS documents about grants is %s for the types written by hand",
  (kind, types) => {
    const all = [...DEFINITIONS, ...STORE_TYPES.map((store) => ({ ...store, type: store.kind }))];
    expect(unique(all.filter(({ grants }) => grants.kind === kind).map(({ type }) => type))).toEqual(types);
  },
);

test("only the sessions of older agents have other grants than the rest of their type", () => {
  const others = DEFINITIONS.flatMap(({ type, protects }) =>
    protects.flatMap(({ data, grants }) => (grants ? [`${type}/${data}: ${grants.kind}`] : [])),
  );
  expect(others).toEqual(["agent/agent sessions: shape-unknown", "agent-version/agent sessions: shape-unknown"]);
});

/** Types whose own key AWS documents needs of, and the data in stores for which it does. */
const NEEDS = {
  ownKey: [
    ...["agent", "agent-action-group", "agent-memory", "agent-registry", "agent-version"],
    ...["agentcore-batch-evaluation", "agentcore-configuration-bundle-version", "agentcore-dataset"],
    ...["agentcore-evaluator", "agentcore-gateway", "agentcore-policy-engine", "agentcore-token-vault"],
    ...["automated-reasoning-policy", "custom-model", "data-automation-blueprint"],
    ...["data-automation-blueprint-version", "data-automation-library", "data-automation-project"],
    ...["data-retention-storage", "data-source", "evaluation-job", "flow", "flow-execution", "flow-version"],
    ...["guardrail", "guardrail-version", "imported-model", "knowledge-base", "model-copy-job"],
    ...["model-customization-job", "model-import-job", "model-invocation-job", "project-data-retention-storage"],
    ...["prompt", "prompt-version", "provisioned-model-throughput", "session"],
  ],
  storeKey: [
    "data-source/credentials in secret",
    "data-source/source documents in s3-bucket",
    "evaluation-job/output files in s3-bucket",
    "evaluation-job/prompt datasets in s3-bucket",
    "imported-model/import source files in s3-bucket",
    "knowledge-base/credentials in secret",
    "knowledge-base/vector store in opensearch-serverless-collection",
    "model-customization-job/output files in s3-bucket",
    "model-customization-job/training data in s3-bucket",
    "model-customization-job/validation data in s3-bucket",
    "model-import-job/import source files in s3-bucket",
    "model-invocation-job/input files in s3-bucket",
    "model-invocation-job/output files in s3-bucket",
    "model-invocation-logging-configuration/invocation logs in log-group",
    "model-invocation-logging-configuration/invocation logs in s3-bucket",
  ],
};

test("the needs of keys are those of the types and stores written by hand", () => {
  const data = DEFINITIONS.flatMap(({ type, protects }) => protects.map((each) => ({ type, ...each })));
  expect({
    ownKey: unique(data.filter(({ keyNeeds }) => keyNeeds.ownKey !== null).map(({ type }) => type)),
    storeKey: unique(
      data.flatMap(({ type, data: name, keyNeeds }) =>
        Object.keys(keyNeeds.storeKey).map((kind) => `${type}/${name} in ${kind}`),
      ),
    ),
  }).toEqual(NEEDS);
});

test("entries of one type that live in different parents agree about grants, ARN and content", () => {
  const answers = Map.groupBy(DEFINITIONS, ({ type }) => type);
  for (const [, [first, ...others]] of answers) {
    for (const { grants, secondaryGrants, grantArn, contentService } of others) {
      expect({ grants, secondaryGrants, grantArn, contentService }).toEqual({
        ...{ grants: first?.grants, secondaryGrants: first?.secondaryGrants },
        ...{ grantArn: first?.grantArn, contentService: first?.contentService },
      });
    }
  }
});
