import { describe, expect, it } from "vitest";
import type { DescribedKey } from "#lib/domain/key.ts";
import type { Monitoring } from "#lib/domain/monitoring.ts";
import { indexScan } from "#lib/domain/scan-index.ts";
import type { Seen } from "#lib/domain/snapshot.ts";
import { ACCOUNT, monitoring, read, rule, trail, US, unreadable } from "#lib/monitoring/monitoring.testkit.ts";
import { kmsRecorded } from "./bep-040-kms-recorded.ts";
import { keyLossAlerts } from "./bep-041-key-loss-alerts.ts";
import { keyAccessAlerts } from "./bep-042-key-access-alerts.ts";
import { trailProtected } from "./bep-043-trail-protected.ts";
import type { Control } from "./control.ts";
import { CONTROLS } from "./controls.ts";
import { judge } from "./judge.ts";
import { sentenceOfFinding } from "./sentence-of-finding.ts";

const KEY = `arn:aws:kms:us-east-1:${ACCOUNT}:key/0b1d9d8c-96a5-4a43-9d1c-6a9f3b2f5c11`;

function judged(control: Control, of: Monitoring | null, key?: Partial<DescribedKey["metadata"]>) {
  const nothing = { resources: [], stores: [], keys: [], gaps: [], rows: [], transit: null };
  const metadata = { arn: KEY, manager: "CUSTOMER", state: "Enabled", ...key } as DescribedKey["metadata"];
  const index = indexScan({
    scope: { accountId: ACCOUNT, partition: "aws" },
    observations: [],
    stores: [],
    keys: new Map(key ? [[KEY, { kind: "described", metadata } as DescribedKey]] : []),
  });
  return [...control.check({ ...nothing, monitoring: of } as Seen, index)].map(({ name, answer, reason }) => ({
    name,
    answer,
    reason,
  }));
}
const answers = (...of: Parameters<typeof judged>) => judged(...of).map(({ answer }) => answer);

describe("controls of monitoring", () => {
  it("have no finding for a scan without monitoring checks", () => {
    expect([kmsRecorded, keyLossAlerts, keyAccessAlerts, trailProtected].flatMap((each) => judged(each, null))).toEqual(
      [],
    );
  });

  it("evaluate every scanned Region, by name", () => {
    const both = monitoring({ regions: [US, { ...US, region: "eu-west-1" }] });
    expect(judged(kmsRecorded, both).map(({ name, answer }) => `${name} ${answer}`)).toEqual([
      "us-east-1 pass",
      "eu-west-1 fail",
    ]);
  });
});

describe("what a control of monitoring says of a Region", () => {
  const there = { ...US, region: "eu-west-1" };
  const elsewhere = (members: Parameters<typeof trail>[0] = {}) =>
    monitoring({ regions: [there], trails: [trail({ isMultiRegion: true, ...members })] });

  it("names the other Regions that it rests on: the home of the trail and its log group", () => {
    const logGroupArn = `arn:aws:logs:us-west-2:${ACCOUNT}:log-group:trail`;
    for (const control of [kmsRecorded, keyLossAlerts, keyAccessAlerts, trailProtected])
      expect(judged(control, elsewhere({ logGroupArn }))[0]?.reason, control.id).toMatch(
        /; this also depends on us-east-1, us-west-2\.$/,
      );
    expect(judged(kmsRecorded, monitoring())[0]?.reason).not.toContain("also depends on");
  });

  it("is kept with them, and gives the same sentence again", () => {
    const index = indexScan({
      scope: { accountId: ACCOUNT, partition: "aws" },
      observations: [],
      stores: [],
      keys: new Map(),
    });
    const seen = { rows: [], monitoring: elsewhere() } as unknown as Seen;
    for (const control of [kmsRecorded, keyLossAlerts, keyAccessAlerts, trailProtected])
      for (const { reason, reasonCode, reasonParameters } of control.check(seen, index))
        expect(sentenceOfFinding({ control: control.id, reason: "", reasonCode, reasonParameters })).toBe(reason);
  });

  it("is unknown where the home of its trail, or the Region of its log group, was not read", () => {
    expect(answers(kmsRecorded, elsewhere({ logging: unreadable() }))).toEqual(["cannot-tell"]);
    expect(answers(trailProtected, elsewhere({ logging: unreadable(), kmsKeyId: KEY }))).toEqual(["cannot-tell"]);
    const logGroupArn = `arn:aws:logs:us-west-2:${ACCOUNT}:log-group:trail`;
    expect(answers(keyLossAlerts, elsewhere({ logGroupArn }))).toEqual(["cannot-tell"]);
  });

  it("is counted and kept with the account, whose Regions are read together", async () => {
    const seen = { resources: [], stores: [], keys: [], gaps: [], rows: [], transit: null, monitoring: elsewhere() };
    const index = indexScan({
      scope: { accountId: ACCOUNT, partition: "aws" },
      observations: [],
      stores: [],
      keys: new Map(),
    });
    const { controls, findings } = await judge(seen, index, ["eu-west-1"], async () => {});
    const spanning = CONTROLS.filter(({ scope }) => scope === "account").map(({ id }) => id);
    expect(spanning).toEqual(["BEP-040", "BEP-041", "BEP-042", "BEP-043"]);
    for (const { control, region } of controls)
      expect(region, control).toBe(spanning.includes(control) ? "" : "eu-west-1");
    expect(new Set(findings.flatMap(({ units }) => units))).toEqual(new Set([""]));
    expect(controls).toHaveLength(CONTROLS.length);
  });
});

describe("a trail logs KMS events", () => {
  it("passes with one that certainly does", () => {
    expect(judged(kmsRecorded, monitoring())[0]?.reason).toBe(
      "Trails log KMS management events: the trail logs KMS DisableKey events (trail all, cloudtrail:GetEventSelectors).",
    );
  });

  it("fails when none does, with the reason for each", () => {
    const off = monitoring({ trails: [trail({ logging: read(false) })] });
    expect(judged(kmsRecorded, off)[0]).toMatchObject({
      answer: "fail",
      reason: "No trail logs all KMS management events: logging is stopped (trail all, cloudtrail:GetTrailStatus).",
    });
  });

  it("is unknown when the status was denied", () => {
    expect(answers(kmsRecorded, monitoring({ trails: [trail({ logging: unreadable() })] }))).toEqual(["cannot-tell"]);
  });
});

describe("alerts exist", () => {
  it("passes for disablement and deletion, with the path", () => {
    expect(judged(keyLossAlerts, monitoring())[0]).toMatchObject({
      answer: "pass",
      reason: expect.stringContaining("DisableKey follows trail all → filter keys → alarm keys → topic alerts"),
    });
  });

  it("fails when one of the two has a broken path, also if the other is unknown", () => {
    const half = rule({
      pattern: '{"source":["aws.kms"],"detail":{"eventName":["PutKeyPolicy"]}}',
      targets: unreadable(),
    });
    expect(answers(keyAccessAlerts, monitoring({ regions: [{ ...US, rules: read([half]) }] }))).toEqual(["fail"]);
  });

  it("names the deciding step of both paths", () => {
    const [found] = judged(keyAccessAlerts, monitoring({ regions: [{ ...US, rules: read([]) }] }));
    expect(found?.reason).toBe(
      "No alert exists for PutKeyPolicy. On the metric filter path, no metric filter of trail counts PutKeyPolicy (logs:DescribeMetricFilters); on the EventBridge path, no enabled rule on the default event bus matches PutKeyPolicy (events:ListRules).",
    );
  });
});

describe("log files are protected", () => {
  const keyed = monitoring({ trails: [trail({ kmsKeyId: KEY })] });

  it.each([
    ["a customer managed key and validation", keyed, {}, "pass"],
    ["SSE-S3", monitoring(), {}, "fail"],
    ["no validation", monitoring({ trails: [trail({ kmsKeyId: KEY, validatesFiles: false })] }), {}, "fail"],
    ["an AWS managed key", keyed, { manager: "AWS" }, "fail"],
    ["a disabled key", keyed, { state: "Disabled" }, "fail"],
    ["a key that was not scanned", keyed, undefined, "cannot-tell"],
    ["no trail that logs", monitoring({ trails: [trail({ logging: read(false), kmsKeyId: KEY })] }), {}, "fail"],
    [
      "a trail whose status is unknown",
      monitoring({ trails: [trail({ logging: unreadable(), kmsKeyId: KEY })] }),
      {},
      "cannot-tell",
    ],
    [
      "one trail that is protected beside one that is not",
      monitoring({ trails: [trail(), trail({ arn: "arn:2", kmsKeyId: KEY })] }),
      {},
      "pass",
    ],
  ] as const)("%s", (_, of, key, expected) => {
    expect(answers(trailProtected, of, key)).toEqual([expected]);
  });
});
