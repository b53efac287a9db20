import { describe, expect, it } from "vitest";
import { retainedDataNeeds } from "#lib/catalogue/resources/data-retention-storage.ts";
import type { Need, NeedSubject } from "#lib/domain/key-need.ts";
import type { StoreKind } from "#lib/domain/store.ts";
import { needsOf } from "./needs-of.ts";

const subject = (type: string, data: string, id: string, more: Partial<NeedSubject> = {}): NeedSubject => ({
  ...{
    type,
    data,
    accountId: "123456789012",
    region: "us-east-1",
    keyRegion: "us-east-1",
    createdAt: null,
    storeKind: null,
    storeArn: null,
    observed: { facts: {}, inStores: [] },
  },
  arn: `arn:aws:bedrock:us-east-1:123456789012:${id}`,
  ...more,
});

function needs(of: NeedSubject): readonly Need[] {
  const found = needsOf(of);
  return found.kind === "documented" ? found.needs : [];
}

const services = (of: NeedSubject) => needs(of).flatMap(({ who }) => (who.kind === "service" ? who.service : []));

describe("in another partition", () => {
  const ARN = "arn:aws-eusc:bedrock:eusc-de-east-1:123456789012:";
  const there = { region: "eusc-de-east-1", keyRegion: "eusc-de-east-1" };

  it("names with a Region are not documented, so needs that depend on them are unknown", () => {
    const guardrail = subject("guardrail", "guardrail configuration", "", { ...there, arn: `${ARN}guardrail/G` });
    const carried = needs(guardrail).flatMap(({ carries }) => Object.entries(carries));
    expect(needs(guardrail).length).toBeGreaterThan(0);
    expect(carried.filter(([, value]) => String(value).includes("amazonaws"))).toEqual([]);
  });

  it("a service that is called by a Region's name is not documented either", () => {
    const logs = (more: Partial<NeedSubject>) =>
      services(
        subject("model-invocation-logging-configuration", "invocation logs", "#logs", {
          ...{ storeKind: "log-group", storeArn: "arn:aws:logs:us-east-1:123456789012:log-group:bedrock" },
          ...more,
        }),
      );
    expect(logs({})).toContain("logs.us-east-1.amazonaws.com");
    expect(logs({ ...there, arn: `${ARN}#logs` })).toEqual([]);
  });

  it("GovCloud has the names of the standard partition", () => {
    const arn = "arn:aws-us-gov:bedrock:us-gov-west-1:123456789012:guardrail/G";
    const guardrail = subject("guardrail", "guardrail configuration", "", { region: "us-gov-west-1", arn });
    expect(needs(guardrail)[0]?.carries).toMatchObject({ "kms:ViaService": "bedrock.us-gov-west-1.amazonaws.com" });
  });

  it("the ARNs in a request are of the partition", () => {
    const arn = `${ARN}project/P`;
    const of = subject("x", "retained", "", { ...there, arn });
    expect(JSON.stringify(retainedDataNeeds(of))).toContain("arn:aws-eusc:s3:::*");
  });
});

describe("what AWS documents", () => {
  it("the service needs access for agents only if they are older than 2025-01-22", () => {
    const configured = "agent configuration and sessions";
    expect(services(subject("agent", configured, "agent/A", { createdAt: "2025-01-22T00:00:00Z" }))).toEqual([]);
    expect(services(subject("agent", configured, "agent/A", { createdAt: "2025-01-21T23:59:59Z" }))).toEqual([
      "bedrock.amazonaws.com",
    ]);
    expect(services(subject("agent", "agent sessions", "agent/A"))).toEqual(["bedrock.amazonaws.com"]);
  });

  it("memory needs both halves of ReEncrypt*, and data keys without plaintext", () => {
    const [itself] = needs(subject("agent-memory", "long-term memory", "agent/A#version/2/memory"));
    expect(itself?.actions).toEqual(["kms:GenerateDataKeyWithoutPlaintext", "kms:ReEncryptFrom", "kms:ReEncryptTo"]);
    expect(itself?.carries["kms:EncryptionContext:aws-crypto-ec:aws:bedrock:arn"]).toBe(
      "arn:aws:bedrock:us-east-1:123456789012:agent-alias/A/*",
    );
  });

  it("retained data needs its account in the request, for a project also its ARN, and the bucket only as a pattern", () => {
    const data = "retained prompts and responses";
    const account = needs(subject("data-retention-storage", data, "#data-retention-storage/anthropic"));
    const project = needs(subject("project-data-retention-storage", data, "project/P#data-retention-storage/openai"));
    expect(account[0]?.carries).toMatchObject({ "aws:SourceAccount": "123456789012" });
    expect(account[0]?.carries).not.toHaveProperty("aws:SourceArn");
    expect(project[0]?.carries).toMatchObject({
      ...{ "aws:SourceAccount": "123456789012", "aws:SourceArn": "arn:aws:bedrock:us-east-1:123456789012:project/P" },
    });
    for (const [, throughS3] of [account, project]) {
      expect(throughS3?.carries).toMatchObject({ "kms:ViaService": "s3.us-east-1.amazonaws.com" });
      expect(throughS3?.inexact).toEqual(["kms:EncryptionContext:aws:s3:arn"]);
    }
  });

  it("an action group has needs only if its API schema is in Amazon S3 and encrypted", () => {
    const group = (inStores: readonly string[]) =>
      needs(
        subject("agent-action-group", "action group definition", "agent/A#action-group/G", {
          observed: { facts: {}, inStores },
        }),
      );
    expect(group([])).toEqual([]);
    expect(group(["API schema"])).toMatchObject([
      { who: { service: "bedrock.amazonaws.com" }, onlyWhere: "the API schema in Amazon S3 is encrypted" },
    ]);
  });

  it("one encryption context key has no prefix", () => {
    const [itself] = needs(subject("evaluation-job", "temporary copy of evaluation data", "evaluation-job/e"));
    expect(itself?.carries["kms:EncryptionContext:evaluationJobArn"]).toMatch(/evaluation-job\/e$/);
  });

  it("versions and executions have the ARN of their flow", () => {
    for (const id of ["flow/F", "flow/F#version/3"]) {
      const [it] = needs(subject(id === "flow/F" ? "flow" : "flow-version", "flow definition", id));
      expect(it?.carries["kms:EncryptionContext:aws:bedrock-flows:arn"]).toMatch(/flow\/F$/);
    }
    const [run] = needs(subject("flow-execution", "flow snapshot", "flow/F/alias/A/execution/e"));
    expect(run?.carries["kms:EncryptionContext:aws:bedrock-flows:arn"]).toMatch(/flow\/F$/);
  });

  it("batch inference uses the key through Amazon S3, not through Bedrock", () => {
    const [it] = needs(subject("model-invocation-job", "output files", "model-invocation-job/j"));
    expect(it?.carries["kms:ViaService"]).toBe("s3.us-east-1.amazonaws.com");
  });

  it("data in a store is never encrypted with the key of another resource", () => {
    const inStore = (type: string, data: string, storeKind: StoreKind) =>
      needsOf(subject(type, data, "agent/A#x", { storeKind, storeArn: "arn:aws:s3:::store" }));
    for (const of of [
      inStore("agent-action-group", "API schema", "s3-bucket"),
      inStore("agent-action-group", "function environment", "lambda-function"),
      inStore("agentcore-online-evaluation-config", "evaluation results", "log-group"),
    ]) {
      expect(of).toMatchObject({ kind: "not-documented", because: expect.stringContaining("in this kind of store") });
    }
  });

  it("the needs are empty if AWS documents nothing", () => {
    expect(needsOf(subject("agentcore-memory", "events and long-term memories", "memory/m")).kind).toBe(
      "not-documented",
    );
    expect(needsOf(subject("datazone-domain", "domain metadata", "d")).kind).toBe("not-documented");
  });
});

/**
 * Caller and actions of each need of a resource's own key, as the type files have them: a change is noticed, but AWS's
 * pages were not read again for each row. Notes on these pages do not cover data retention storage, kms:DescribeKey of
 * the service for datasets, and the named role of a registry.
 */
const ACTIONS: Readonly<Record<string, string>> = {
  "custom-model/model artifacts": "role CreateGrant Decrypt DescribeKey GenerateDataKey; role Decrypt",
  "model-customization-job/model artifacts": "role CreateGrant Decrypt DescribeKey GenerateDataKey; role Decrypt",
  "model-copy-job/model artifacts": "role CreateGrant Decrypt DescribeKey GenerateDataKey; role Decrypt",
  "model-import-job/model artifacts": "role CreateGrant Decrypt DescribeKey GenerateDataKey; role Decrypt",
  "imported-model/model artifacts": "role CreateGrant Decrypt DescribeKey GenerateDataKey; role Decrypt",
  "provisioned-model-throughput/model artifacts": "service Decrypt GenerateDataKey",
  "evaluation-job/temporary copy of evaluation data":
    "service Decrypt DescribeKey GenerateDataKey; role Decrypt DescribeKey GenerateDataKey",
  "model-invocation-job/output files": "role GenerateDataKey",
  "data-retention-storage/retained prompts and responses":
    "service Decrypt GenerateDataKey; service Decrypt GenerateDataKey",
  "project-data-retention-storage/retained prompts and responses":
    "service Decrypt GenerateDataKey; service Decrypt GenerateDataKey",
  "guardrail/guardrail configuration": "role CreateGrant Decrypt DescribeKey GenerateDataKey; role Decrypt",
  "guardrail-version/guardrail configuration": "role CreateGrant Decrypt DescribeKey GenerateDataKey; role Decrypt",
  "automated-reasoning-policy/policy, test cases and build artifacts": "role Decrypt DescribeKey GenerateDataKey",
  "automated-reasoning-policy/policy version": "role Decrypt DescribeKey GenerateDataKey",
  "agent/agent configuration and sessions": "role Decrypt GenerateDataKey",
  "agent/agent sessions": "service Decrypt GenerateDataKey; role Decrypt GenerateDataKey",
  "agent-version/agent configuration and sessions": "role Decrypt GenerateDataKey",
  "agent-version/agent sessions": "service Decrypt GenerateDataKey; role Decrypt GenerateDataKey",
  "agent-memory/long-term memory":
    "service GenerateDataKeyWithoutPlaintext ReEncryptFrom ReEncryptTo; role GenerateDataKeyWithoutPlaintext ReEncryptFrom ReEncryptTo; role Decrypt",
  "agent-action-group/action group definition": "service Decrypt GenerateDataKey",
  "knowledge-base/knowledge base data": "role CreateGrant Decrypt GenerateDataKey",
  "data-source/transient ingestion data": "role Decrypt GenerateDataKey",
  "data-automation-project/project configuration": "role Decrypt DescribeKey GenerateDataKey",
  "data-automation-blueprint/blueprint": "role Decrypt DescribeKey GenerateDataKey",
  "data-automation-blueprint-version/blueprint": "role Decrypt DescribeKey GenerateDataKey",
  "data-automation-library/library entities": "role CreateGrant Decrypt DescribeKey GenerateDataKey",
  "flow/flow definition": "role Decrypt GenerateDataKey",
  "flow-version/flow definition": "role Decrypt GenerateDataKey",
  "flow-execution/flow snapshot": "role Decrypt GenerateDataKey",
  "prompt/prompt": "service Decrypt GenerateDataKey; role Decrypt GenerateDataKey",
  "prompt-version/prompt": "service Decrypt GenerateDataKey; role Decrypt GenerateDataKey",
  "session/session invocations and steps": "role Decrypt DescribeKey Encrypt GenerateDataKey",
  "agentcore-gateway/gateway configuration and targets": "role CreateGrant Decrypt DescribeKey GenerateDataKey",
  "agentcore-policy-engine/policies and their descriptions": "role CreateGrant Decrypt DescribeKey GenerateDataKey",
  "agentcore-evaluator/evaluator instructions and rating scale":
    "service Decrypt; role Decrypt DescribeKey GenerateDataKey",
  "agentcore-dataset/dataset examples":
    "service GenerateDataKey; service Decrypt DescribeKey; role Decrypt DescribeKey GenerateDataKey",
  "agentcore-configuration-bundle-version/component configurations":
    "role Decrypt DescribeKey GenerateDataKey ReEncryptFrom ReEncryptTo",
  "agentcore-token-vault/access tokens and credentials":
    "role Decrypt DescribeKey Encrypt GenerateDataKeyWithoutPlaintext",
  "agent-registry/registry records":
    "role CreateGrant Decrypt DescribeKey Encrypt GenerateDataKey GenerateDataKeyWithoutPlaintext ReEncryptFrom ReEncryptTo; role Decrypt; named-role Decrypt Encrypt GenerateDataKey GenerateDataKeyWithoutPlaintext ReEncryptFrom ReEncryptTo",
  "agentcore-batch-evaluation/evaluation data and results":
    "service Decrypt GenerateDataKey; role Decrypt DescribeKey GenerateDataKey",
};

it.each(Object.entries(ACTIONS))("the needs of %s have these callers and actions, and no other", (name, expected) => {
  const [type = "", data = ""] = name.split("/");
  const facts = { modelArn: "arn:aws:bedrock:us-east-1:123456789012:custom-model/amazon.nova-lite" };
  const found = needs(subject(type, data, "thing/ID", { observed: { facts, inStores: ["API schema"] } }));
  const words = found.map(({ who, actions }) => {
    const names = actions.map((action) => action.replace("kms:", ""));
    return `${who.kind} ${names.sort().join(" ")}`;
  });
  expect(words.join("; ")).toBe(expected);
});
