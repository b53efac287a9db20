import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { patternMatches } from "#lib/monitoring/event-pattern.ts";
import { filterMatches } from "#lib/monitoring/filter-pattern.ts";
import { MONITORED_EVENTS } from "#lib/monitoring/monitored-event.ts";
import { cloudFormationForFilter, cloudFormationForRule } from "./cloudformation.ts";
import type { TemplatePlan } from "./template-plan.ts";
import { hclString, terraformForFilter, terraformForRule } from "./terraform.ts";

const GROUP = { name: "/aldermere/cloudtrail/us", region: "us-east-1" };
const plan = (members: Partial<TemplatePlan> = {}): TemplatePlan => ({
  region: "us-east-1",
  events: ["DisableKey", "PutKeyPolicy"],
  needsTrail: false,
  logGroup: GROUP,
  ...members,
});
const typesIn = (text: string) => Object.values<{ Type: string }>(JSON.parse(text).Resources).map(({ Type }) => Type);
/** Names that a template refers to by Ref, GetAtt or Sub. */
const referred = (text: string) =>
  [...text.matchAll(/"Ref": "(\w+)"|"Fn::GetAtt": \[\s*"(\w+)"|\$\{(\w+)\.Arn\}/g)].map(([, ...names]) =>
    names.find(Boolean),
  );

describe("CloudFormation for missing components", () => {
  const texts = [
    cloudFormationForRule(plan({ needsTrail: true })),
    cloudFormationForRule(plan()),
    cloudFormationForFilter(plan(), GROUP),
  ];

  it("has a rule, a topic that it may publish to, and a subscription; a trail only where none logs KMS events", () => {
    expect(typesIn(texts[1] ?? "")).toEqual([
      "AWS::Events::Rule",
      "AWS::SNS::Topic",
      "AWS::SNS::TopicPolicy",
      "AWS::SNS::Subscription",
    ]);
    expect(typesIn(texts[0] ?? "")).toContain("AWS::CloudTrail::Trail");
    expect(typesIn(texts[2] ?? "")).toContain("AWS::Logs::MetricFilter");
  });

  it.each(texts)("refers to nothing that it does not define", (text) => {
    const { Resources, Parameters } = JSON.parse(text);
    const defined = [...Object.keys(Resources), ...Object.keys(Parameters), undefined];
    expect(referred(text).filter((name) => !defined.includes(name))).toEqual([]);
    expect(referred(text).length).toBeGreaterThan(3);
  });

  it("matches exactly the events without a path, in patterns that the scan evaluates as matching", () => {
    const { KeyWatchRule } = JSON.parse(texts[1] ?? "").Resources;
    const { KeyWatchFilter } = JSON.parse(texts[2] ?? "").Resources;
    const pattern = JSON.stringify(KeyWatchRule.Properties.EventPattern);
    const ours = ["DisableKey", "PutKeyPolicy"];
    expect(MONITORED_EVENTS.filter((event) => patternMatches(pattern, "us-east-1", event) === "yes")).toEqual(ours);
    expect(
      MONITORED_EVENTS.filter(
        (event) => filterMatches(KeyWatchFilter.Properties.FilterPattern, "us-east-1", event) === "yes",
      ),
    ).toEqual(ours);
  });

  it("has the trail's log group as default, but no name that AWS does not allow", () => {
    const groupOf = (name: string) =>
      JSON.parse(cloudFormationForFilter(plan(), { ...GROUP, name })).Parameters.TrailLogGroup.Default;
    expect(groupOf(GROUP.name)).toBe(GROUP.name);
    for (const name of ["{{resolve:ssm:secret}}", "a b", '"', "\u202egroup", ""]) expect(groupOf(name)).toBeUndefined();
  });
});

describe("Terraform for missing components", () => {
  const opened = (text: string) =>
    [...text.replaceAll(/"(?:[^"\\]|\\.)*"/g, "")].reduce(
      (depth, c) => depth + ("{[(".includes(c) ? 1 : "}])".includes(c) ? -1 : 0),
      0,
    );

  it("has balanced brackets, and refers to nothing that it does not define", () => {
    for (const text of [
      terraformForRule(plan({ needsTrail: true })),
      terraformForRule(plan()),
      terraformForFilter(plan(), GROUP),
    ]) {
      expect(opened(text)).toBe(0);
      const defined = [...text.matchAll(/^(resource|data) "(\w+)" "(\w+)"/gm)].map(
        ([, kind, type, name]) => `${kind === "data" ? "data." : ""}${type}.${name}`,
      );
      const used = [...text.matchAll(/\b((?:data\.)?aws_\w+\.\w+)\.\w+/g)].map(([, name]) => name);
      expect(used.filter((name) => !defined.includes(name ?? ""))).toEqual([]);
    }
  });

  it("contains the Region and the log group", () => {
    expect(terraformForRule(plan({ region: "eu-central-1" }))).toContain('region = "eu-central-1"');
    expect(terraformForFilter(plan(), GROUP)).toContain('default     = "/aldermere/cloudtrail/us"');
    expect(terraformForFilter(plan(), { ...GROUP, name: `\${file(x)}` })).not.toContain("file(");
  });

  it("keeps a string a string, whatever is in it", () => {
    expect(hclString(`a"\n\${b}%{c}\\`)).toBe(`"a\\"\\n$\${b}%%{c}\\\\"`);
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const inside = hclString(text).slice(1, -1);
        expect(inside).toMatch(/^(?:[^"\\\n\r]|\\.)*$/u);
        expect(inside.replaceAll("$${", "").replaceAll("%%{", "")).not.toMatch(/[$%]\{/);
      }),
    );
  });
});
