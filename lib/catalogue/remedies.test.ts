import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Observation } from "#lib/domain/observation.ts";
import type { ProtectionRow } from "#lib/domain/snapshot.ts";
import { sampleKey, sampleRow } from "#lib/snapshots/snapshot-sample.testkit.ts";
import type { Target } from "./change.ts";
import { plainTarget } from "./plain-target.ts";
import { remedyFor } from "./remedies.ts";
import { RESOURCE_TYPES } from "./resource-types.ts";
import { STORE_TYPES } from "./store-types.ts";

const HOSTILE = [
  "$(touch pwned)",
  "`touch pwned`",
  "x; touch pwned",
  "x' ; touch pwned; '",
  'x" ; touch pwned; "',
  "--endpoint-url=evil.example",
  "x\ntouch pwned",
  `\${file("/etc/passwd")}`,
  "{{resolve:ssm-secure:key}}",
  "x,kmsKeyArn=arn:aws:kms:us-east-1:666666666666:key/evil$",
  "a #b",
  "\u202eevil",
];
const ROW: ProtectionRow = { ...sampleRow(0, [sampleKey(0)]), verdict: "aws-owned" };

/** Every remedy, for a resource or store whose values are all `text`. */
function remediesNaming(text: string) {
  const ofTypes = RESOURCE_TYPES.map(({ definition: { type } }) =>
    remedyFor({ type, arn: text, name: text, region: text, parentArn: text } as Observation, ROW, null),
  );
  const row = { ...ROW, region: text };
  const ofStores = STORE_TYPES.map(({ kind }) => {
    const reference = { kind, id: text, region: text, ownerAccountId: null };
    return remedyFor({} as Observation, row, {
      reference,
      reading: { kind: "read", arn: text, key: { kind: "none" }, facts: {} } as never,
    });
  });
  return [...ofTypes, ...ofStores].filter((remedy) => remedy !== null);
}

describe("a remediation can be pasted, for any resource name", () => {
  test.each(HOSTILE)("%j is in none: a placeholder replaces it", (text) => {
    const remedies = remediesNaming(text);
    expect(remedies.length).toBeGreaterThan(60);
    expect(remedies.flatMap(({ cli, cloudFormation, terraform }) => [cli, cloudFormation, terraform]).join("\n")).toBe(
      remediesNaming("\u0000")
        .flatMap(({ cli, cloudFormation, terraform }) => [cli, cloudFormation, terraform])
        .join("\n"),
    );
    const [first] = remedies.filter(({ cli }) => cli?.includes("RESOURCE-"));
    expect(first?.summary).toMatch(/Replace .*RESOURCE-/);
  });

  test("an ordinary name is written as it is", () => {
    const target: Target = {
      arn: "arn:aws:bedrock:us-east-1:123456789012:agent/A1#version/3",
      name: "claims_agent-2.1",
      region: "us-east-1",
      id: "A1",
      parentArn: null,
      parentId: "",
      key: "K",
    };
    expect(plainTarget(target)).toEqual({ target, placeholders: [] });
  });

  test("whatever is written is one word to a shell, its very own", () => {
    const texts = fc.sample(fc.string({ unit: "binary", maxLength: 12 }), { numRuns: 20_000, seed: 7 });
    const written = [...HOSTILE, ...texts].map((text) => {
      const { target } = plainTarget({
        arn: text,
        name: "",
        region: "",
        id: "",
        parentArn: null,
        parentId: "",
        key: "",
      });
      return target.arn;
    });
    const words = [...new Set(written)].filter((word) => word !== "");
    expect(words.length).toBeGreaterThan(50);
    const said = execFileSync("sh", ["-fc", `printf '%s\\n' ${words.join(" ")}`]).toString();
    expect(said.split("\n").slice(0, -1)).toEqual(words);
    expect(words.join("")).not.toMatch(/["'`$\\,={}()\s]/);
  });
});
