import { describe, expect, it } from "vitest";
import { RESOURCE_TYPES } from "#lib/catalogue/resource-types.ts";
import { STORE_TYPES } from "#lib/catalogue/store-types.ts";
import type { DescribedKey } from "#lib/domain/key.ts";
import { worstFit } from "#lib/domain/key-fit.ts";
import type { NeedSubject } from "#lib/domain/key-need.ts";
import { needsOf } from "../needs/needs-of.ts";
import { fitOf } from "./fit-of.ts";
import { controlAnswerOf, fitReason } from "./fit-words.ts";
import { knownPolicy } from "./known-policy.ts";

const ACCOUNT = "123456789012";
const call = { operation: "kms:GetKeyPolicy", requestId: null, at: "2026-11-24T00:00:00.000Z" };
const ROOT = {
  Sid: "Root",
  Effect: "Allow",
  Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` },
  Action: "kms:*",
  Resource: "*",
};
const bedrockArn = (id: string) => `arn:aws:bedrock:us-east-1:${ACCOUNT}:${id}`;

const policyOf = (...Statement: readonly object[]) => {
  const value = JSON.stringify({ Version: "2012-10-17", Statement });
  const metadata = { arn: `arn:aws:kms:us-east-1:${ACCOUNT}:key/k`, accountId: ACCOUNT };
  return knownPolicy({ kind: "described", metadata, policy: { kind: "read", value, call } } as unknown as DescribedKey);
};

const subjectFor = (type: string, data: string, id: string, more: Partial<NeedSubject> = {}): NeedSubject => ({
  ...{ type, data, arn: bedrockArn(id), accountId: ACCOUNT, region: "us-east-1", keyRegion: "us-east-1" },
  ...{ createdAt: null, storeKind: null, storeArn: null, observed: { facts: {}, inStores: [] } },
  ...more,
});

function judged(type: string, data: string, id: string, ...statements: readonly object[]) {
  return judgedFor(subjectFor(type, data, id), ...statements);
}

function judgedFor(subject: NeedSubject, ...statements: readonly object[]) {
  const found = fitOf(needsOf(subject), ACCOUNT, policyOf(...statements));
  if (found.kind !== "judged") throw new Error(found.kind);
  return { ...found, answer: worstFit(found.needs.map(({ answer }) => answer)), reason: fitReason(found).sentence };
}

const model = (...statements: readonly object[]) =>
  judged("custom-model", "model artifacts", "custom-model/m", ...statements);

/** custom-model-role-via-service of the examples. */
const forRole = (viaService: string) => ({
  Sid: "PermissionsEncryptDecryptModel",
  Effect: "Allow",
  Principal: { AWS: `arn:aws:iam::${ACCOUNT}:role/BedrockModelRole` },
  Action: ["kms:Decrypt", "kms:GenerateDataKey", "kms:DescribeKey", "kms:CreateGrant"],
  Resource: "*",
  Condition: { StringLike: { "kms:ViaService": viaService } },
});

describe("a role that calls through a service", () => {
  it("is allowed, and named, if the policy names it for every action", () => {
    const { answer, needs } = model(ROOT, forRole("bedrock.us-east-1.amazonaws.com"));
    expect(answer).toBe("allowed");
    expect(needs[0]?.role).toBe(`arn:aws:iam::${ACCOUNT}:role/BedrockModelRole`);
    expect(needs[0]?.actions[0]?.by).toEqual({ index: 1, sid: "PermissionsEncryptDecryptModel" });
  });

  it("is stopped by another Region if the policy does not delegate to IAM, and left to IAM if it does", () => {
    const elsewhere = forRole("bedrock.eu-central-1.amazonaws.com");
    expect(model(elsewhere).answer).toBe("stopped");
    expect(model(elsewhere).reason).toContain("statement 1 (PermissionsEncryptDecryptModel)");
    expect(model(ROOT, elsewhere).answer).toBe("left-to-iam");
  });

  it("is allowed by a statement without a condition that names a role for all of it", () => {
    const { Condition: _, ...unconditional } = forRole("");
    expect(model(unconditional).answer).toBe("allowed");
    expect(model(ROOT, unconditional).needs[0]?.role).toBe(`arn:aws:iam::${ACCOUNT}:role/BedrockModelRole`);
  });

  it("is not a role that the policy names for some of the actions, or for something else", () => {
    const { Condition: _, ...unconditional } = forRole("");
    for (const missing of unconditional.Action) {
      const part = { ...unconditional, Action: unconditional.Action.filter((action) => action !== missing) };
      expect(model(ROOT, part).needs[0]).toMatchObject({ answer: "left-to-iam", role: null });
      expect(model(part).needs[0]?.answer).toBe("missing");
    }
    expect(model(ROOT, forRole("s3.us-east-1.amazonaws.com")).answer).toBe("left-to-iam");
    const ofAnother = { ...unconditional, Principal: { AWS: "arn:aws:iam::999999999999:role/BedrockModelRole" } };
    expect(model(ROOT, ofAnother).answer).toBe("left-to-iam");
  });

  it("is not an administrator who may only read the metadata of a key that is open to all", () => {
    const administrator = { ...forRole(""), Action: ["kms:DescribeKey"], Condition: undefined };
    const open = { ...administrator, Principal: "*", Action: ["kms:Decrypt", "kms:GenerateDataKey"] };
    const project = (...statements: readonly object[]) =>
      judged("data-automation-project", "project configuration", "data-automation-project/p", ...statements);
    expect(project(ROOT, administrator, open).needs[0]).toMatchObject({ answer: "left-to-iam", role: null });
    expect(project(ROOT, { ...administrator, Action: ["kms:Describe*", "kms:Decrypt"] }, open).answer).toBe("allowed");
  });

  it("is left to IAM if a statement names the account beside a role", () => {
    const both = { ...forRole("bedrock.us-east-1.amazonaws.com"), Action: ["kms:Decrypt"] };
    const named = { ...both, Principal: { AWS: [both.Principal.AWS, ROOT.Principal.AWS] } };
    expect(model(both).needs[0]?.actions[0]?.answer).toBe("cannot-tell");
    expect(model(named).needs[0]?.actions[0]?.answer).toBe("left-to-iam");
    expect(model(both, named).needs[0]?.actions[0]?.answer).toBe("left-to-iam");
  });

  it.each([
    ["everyone", "*"],
    ["the role", { AWS: `arn:aws:iam::${ACCOUNT}:role/BedrockModelRole` }],
    ["the account", { AWS: `arn:aws:iam::${ACCOUNT}:root` }],
  ])("is never allowed beside a Deny for %s, for any Allow", (_, Principal) => {
    const { Condition: __, ...unconditional } = forRole("");
    const deny = { Effect: "Deny", Principal, Action: "kms:Decrypt", Resource: "*" };
    for (const allow of [unconditional, forRole("bedrock.us-east-1.amazonaws.com")]) {
      for (const statements of [
        [allow, deny],
        [deny, ROOT, allow],
      ]) {
        expect(model(...statements).needs.map(({ answer }) => answer)).not.toContain("allowed");
      }
    }
  });

  it("is denied by a Deny for requests that a service makes for a principal, if a service makes such requests", () => {
    const deny = (via: string) => ({
      ...{ Effect: "Deny", Principal: "*", Action: "kms:Decrypt", Resource: "*" },
      Condition: { Bool: { "aws:ViaAWSService": via } },
    });
    const allow = forRole("bedrock.us-east-1.amazonaws.com");
    expect(model(ROOT, allow, deny("true")).answer).toBe("denied");
    expect(model(ROOT, allow, deny("false")).answer).toBe("allowed");
  });

  it("is denied for any Allow", () => {
    const deny = { Effect: "Deny", Principal: "*", Action: "kms:Decrypt", Resource: "*" };
    expect(model(ROOT, forRole("bedrock.us-east-1.amazonaws.com"), deny).answer).toBe("denied");
    expect(model(ROOT, forRole("bedrock.us-east-1.amazonaws.com"), deny).addition).toBeNull();
  });
});

/** agent-encryption-context of the examples. */
const forAgent = (context: string, arn = bedrockArn("agent/A")) => ({
  Effect: "Allow",
  Principal: { Service: "bedrock.amazonaws.com" },
  Action: ["kms:GenerateDataKey", "kms:Decrypt"],
  Resource: "*",
  Condition: { StringEquals: { [`kms:EncryptionContext:${context}`]: arn } },
});

describe("Bedrock itself", () => {
  const agent = (...statements: readonly object[]) =>
    judged("agent", "agent sessions", "agent/A", ...statements).needs[0];

  it("is not allowed by a statement for the account's root", () => {
    expect(agent(ROOT)?.answer).toBe("missing");
  });

  it("is allowed by the encryption context of its agent, and of no other", () => {
    expect(agent(forAgent("aws:bedrock:arn"))?.answer).toBe("allowed");
    expect(agent(forAgent("aws:bedrock:arn", bedrockArn("agent/B")))?.answer).toBe("stopped");
    expect(agent(forAgent("aws:bedrock:agent-arn"))?.answer).toBe("stopped");
  });

  it("is unknown if a condition needs a key that AWS does not document in the request", () => {
    const bound = forAgent("aws:bedrock:arn");
    const condition = { StringEquals: { ...bound.Condition.StringEquals, "aws:SourceAccount": ACCOUNT } };
    expect(agent({ ...bound, Condition: condition })?.answer).toBe("cannot-tell");
    expect(agent({ ...bound, Condition: { StringNearly: { "aws:SourceAccount": ACCOUNT } } })?.answer).toBe(
      "cannot-tell",
    );
  });
});

it("a decision is cached only if no condition of any statement could change it", () => {
  const allow = { ...forAgent("aws:bedrock:arn"), Condition: undefined };
  const denyB = { ...forAgent("aws:bedrock:arn", bedrockArn("agent/B")), Effect: "Deny" };
  const policy = policyOf(allow, denyB);
  const answerFor = (id: string) => {
    const fit = fitOf(needsOf(subjectFor("agent", "agent sessions", `agent/${id}`)), ACCOUNT, policy);
    return fit.kind === "judged" ? fit.needs[0]?.answer : null;
  };
  expect(["A", "B", "A"].map(answerFor)).toEqual(["allowed", "denied", "allowed"]);
});

describe("an agent's memory", () => {
  const memory = (...statements: readonly object[]) =>
    judged("agent-memory", "long-term memory", "agent/A#memory", ...statements);
  const context = "kms:EncryptionContext:aws-crypto-ec:aws:bedrock:arn";
  const statement = (actions: readonly string[], aliases = "agent-alias/*") => ({
    ...{ Effect: "Allow", Principal: { Service: "bedrock.amazonaws.com" }, Action: actions, Resource: "*" },
    Condition: { ArnLike: { [context]: bedrockArn(aliases) } },
  });

  it("needs both halves of ReEncrypt*, for any spelling in AWS's samples", () => {
    const all = memory(ROOT, statement(["kms:ReEncrypt*", "kms:GenerateDataKeyWithoutPlainText"]));
    expect(all.needs[0]?.answer).toBe("allowed");
    const without = memory(ROOT, statement(["kms:GenerateDataKeyWithoutPlaintext"]));
    expect(without.needs[0]?.actions.map(({ answer }) => answer)).toEqual(["allowed", "missing", "missing"]);
    expect(without.addition?.statements[0]).toContain('"kms:ReEncrypt*"');
  });

  it("is unknown if a Deny names one alias, or has a * as a literal character", () => {
    const all = statement(["kms:ReEncrypt*", "kms:GenerateDataKeyWithoutPlaintext"]);
    const deny = { ...statement(["kms:ReEncrypt*"], "agent-alias/A/LIVE*"), Effect: "Deny" };
    expect(memory(ROOT, all, deny).needs[0]?.answer).toBe("cannot-tell");
    const literal = { ...all, Condition: { StringEquals: { [context]: bedrockArn("agent-alias/A/*") } } };
    expect(memory(ROOT, literal).needs[0]?.answer).toBe("cannot-tell");
  });

  it("is unknown if the policy names one alias", () => {
    const one = memory(
      ROOT,
      statement(["kms:ReEncrypt*", "kms:GenerateDataKeyWithoutPlaintext"], "agent-alias/A/LIVE"),
    );
    expect(one.needs[0]?.answer).toBe("cannot-tell");
  });
});

describe("what is missing", () => {
  const onlyAdministration = { ...ROOT, Action: ["kms:PutKeyPolicy", "kms:ScheduleKeyDeletion"] };
  const facts = { modelArn: bedrockArn("custom-model/amazon.nova-lite-v1:0:300k/abcdef123456") };
  const documented = RESOURCE_TYPES.flatMap(({ definition: { type, protects } }) =>
    protects.flatMap(({ data, keyNeeds: { ownKey, storeKey } }) => [
      ...(ownKey ? [{ type, data, storeKind: null }] : []),
      ...STORE_TYPES.flatMap(({ kind }) => (storeKey[kind] ? [{ type, data, storeKind: kind }] : [])),
    ]),
  );

  it.each(documented)("is allowed once it is added: $type, $data, $storeKind", ({ type, data, storeKind }) => {
    const subject = subjectFor(type, data, "thing/id", {
      ...{ storeKind, storeArn: storeKind && "arn:aws:s3:::store", observed: { facts, inStores: ["API schema"] } },
    });
    const before = judgedFor(subject, onlyAdministration);
    for (const { need } of before.needs) expect(need.source).toMatch(/^(Amazon|AWS) .*(Guide|Reference), /);
    const always = before.needs.filter(({ need }) => need.onlyWhere === null);
    expect(always.map(({ answer }) => answer)).toEqual(always.map(() => "missing"));
    if (always.length === 0) return;
    const after: { Statement: object[] } = JSON.parse(before.addition?.policy ?? "");
    expect(judgedFor(subject, ...after.Statement).answer).toBe("allowed");
  });

  it("is shown as added lines, with little context", () => {
    const { addition } = judged("evaluation-job", "temporary copy of evaluation data", "evaluation-job/e", ROOT);
    const kinds = new Set(addition?.diff.map(({ kind }) => kind));
    expect(kinds).toContain("added");
    expect(
      addition?.diff
        .filter(({ kind }) => kind === "added")
        .map(({ text }) => text)
        .join("\n"),
    ).toContain("kms:EncryptionContext:evaluationJobArn");
  });
});

it("only what is allowed is a pass", () => {
  const judge = (...statements: readonly object[]) => controlAnswerOf(model(...statements));
  expect(judge(ROOT, forRole("bedrock.us-east-1.amazonaws.com"))).toBe("pass");
  expect(judge(ROOT)).toBe("cannot-tell");
  expect(judge()).toBe("fail");
});
