import { expect, test } from "vitest";
import type { GrantedThing } from "#lib/domain/grant-reading.ts";
import type { Grant } from "#lib/domain/key.ts";
import { documentedGrantOfRow } from "./documented-grant-of-row.ts";
import { bedrockArn, sampleGrant, sampleKey, sampleRow, sampleSource, sampleThing } from "./grant-sample.testkit.ts";
import { grantScene } from "./grant-scene.ts";
import { grantIdsFor } from "./grants-for.ts";
import { judgeGrants } from "./judge-grants.ts";

const MODEL = bedrockArn("custom-model/m/abcdef123456");
const ENGINE = "arn:aws:bedrock-agentcore:us-east-1:123456789012:policy-engine/rules-a1b2c3d4e5";
const bound = sampleGrant({ sourceArn: MODEL });
const ofEngine = (grantId: string) =>
  sampleGrant({ grantId, grantee: "bedrock-agentcore.amazonaws.com", encryptionContextSubset: { arn: ENGINE } });

function found(type: string, arn: string, grants: readonly Grant[] | null, of: Partial<GrantedThing> = {}) {
  const row = sampleRow(sampleThing(type, arn, of));
  const scene = grantScene(sampleSource([row]));
  const key = sampleKey(grants);
  return documentedGrantOfRow(row, key, judgeGrants(key, scene), scene).kind;
}

test("a grant that names the resource is present; one of two documented grants is not enough", () => {
  expect(found("custom-model", MODEL, [bound])).toBe("there");
  expect(found("agentcore-policy-engine", ENGINE, [ofEngine("a"), ofEngine("b")])).toBe("there");
  expect(found("agentcore-policy-engine", ENGINE, [ofEngine("a")])).toBe("missing");
});

test("without a possible grant it is missing; a grant that names no resource may be the documented one", () => {
  expect(found("custom-model", MODEL, [])).toBe("missing");
  expect(found("custom-model", MODEL, [{ ...bound, grantee: "arn:aws:iam::123456789012:role/Batch" }])).toBe("missing");
  expect(found("custom-model", MODEL, [sampleGrant()])).toBe("cannot-tell");
});

test("unknown for a denied list, a model that is being created, a fresh one and another account's", () => {
  expect(found("custom-model", MODEL, null)).toBe("cannot-tell");
  expect(found("custom-model", MODEL, [], { status: "Creating" })).toBe("cannot-tell");
  expect(found("custom-model", MODEL, [], { createdAt: "2026-11-24T11:58:00.000Z" })).toBe("cannot-tell");
  expect(found("custom-model", bedrockArn("custom-model/m/abcdef123456", "999999999999"), [])).toBe("cannot-tell");
});

test("if AWS documents that there is no grant, none is missing", () => {
  expect(found("agent", bedrockArn("agent/AGENT00001"), [])).toBe("none-exists");
  expect(found("data-automation-project", bedrockArn("data-automation-project/p"), [])).toBe("none-exists");
  expect(found("guardrail", bedrockArn("guardrail/gr1234567890"), [])).toBe("not-documented");
  expect(found("agentcore-runtime", bedrockArn("runtime/x"), [])).toBe("not-documented");
});

test("the CSV has grants by constraint or name only, for any number of grants on the key", () => {
  const others = Array.from({ length: 250 }, (_, index) => sampleGrant({ grantId: `other-${index}` }));
  const named = sampleGrant({ grantId: "named", name: "x-abcdef123456" });
  const wrong = sampleGrant({
    grantId: "wrong",
    name: "x-abcdef123456",
    sourceArn: bedrockArn("custom-model/m/other"),
  });
  const key = sampleKey([...others, named, wrong, { ...bound, grantId: "bound" }]);
  expect(grantIdsFor(key, MODEL)).toEqual(["named", "bound"]);
  expect(grantIdsFor(sampleKey(null), MODEL)).toEqual([]);
});

test.each(["agent", "agent-version"])(
  "for each %s created before 2025-01-22 AWS documents grants, but not which",
  (type) => {
    const agent = sampleThing(type, bedrockArn("agent/AGENT00001"));
    const scene = grantScene(sampleSource([sampleRow(agent)]));
    const of = (data: string) => documentedGrantOfRow(sampleRow(agent, data), sampleKey([]), [], scene);
    expect(of("agent sessions")).toMatchObject({
      kind: "not-documented",
      because: expect.stringMatching(/create, list and revoke grants/),
    });
    expect(of("agent configuration and sessions")).toMatchObject({
      kind: "none-exists",
      because: expect.stringMatching(/since January 22, 2025/),
    });
  },
);

test("a grant that only looks short-lived may be the one that is documented, so nothing is missing", () => {
  const base = sampleThing("knowledge-base", bedrockArn("knowledge-base/KB00000001"));
  const imported = sampleThing("imported-model", bedrockArn("imported-model/abcdef123456"));
  const row = sampleRow(base, "knowledge base data");
  const scene = grantScene(sampleSource([row, sampleRow(imported)]));
  const key = sampleKey([sampleGrant({ operations: ["Decrypt", "GenerateDataKey"] })]);
  expect(documentedGrantOfRow(row, key, judgeGrants(key, scene), scene).kind).toBe("cannot-tell");
});
