import { describe, expect, test } from "vitest";
import type { Subject } from "./finding.ts";
import { homeUnits, readsAccount } from "./home-unit.ts";

const KEY = "arn:aws:kms:us-east-1:111122223333:key/1";
const BUCKET = "arn:aws:s3:::bucket";
const row = (region: string, more: object = {}) => {
  return { id: `row of ${region}`, region, type: "agent", keyArn: null, storeArn: null, ...more };
};
const REGIONS = ["us-east-1", "eu-west-1", "ap-south-1"];

describe("a part of a scan belongs to", () => {
  test("its Region, if the scan read it, else to the account", () => {
    const homes = homeUnits(REGIONS, []);
    expect(["eu-west-1", "us-west-2", ""].map(homes.ofRegion)).toEqual(["eu-west-1", "", ""]);
    expect(homes.ofRow(row("eu-west-1"))).toBe("eu-west-1");
    expect(homes.ofRow(row("us-west-2"))).toBe("");
  });

  test("the account, if it is the row of a Region: the list of Regions is read once, in a Region that is scanned too", () => {
    const list = row("us-east-1", { id: "list", type: "region" });
    const homes = homeUnits(["us-east-1"], [list]);
    expect(homes.ofRow(list)).toBe("");
    expect(homes.ofJudgement({ subject: { kind: "row", id: "list" }, region: "us-east-1" }, "region")).toEqual([""]);
    expect(homes.ofJudgement({ subject: { kind: "row", id: "other" }, region: "us-east-1" }, "region")).toEqual([
      "us-east-1",
    ]);
  });

  test("the account, if it is the gap of the list of Regions: a scan of the Region that was asked does not read it", () => {
    const gap = (operation: string) => ({ region: "us-east-1", failure: { operation } });
    expect(homeUnits(REGIONS, []).ofGap(gap("ec2:DescribeRegions"))).toBe("");
    expect(homeUnits(REGIONS, []).ofGap(gap("ec2:DescribeVpcEndpoints"))).toBe("us-east-1");
  });

  test("each Region whose rows use it, if it is a key or a store: their verdicts rest on it", () => {
    const rows = [
      row("us-east-1"),
      row("eu-west-1", { keyArn: KEY }),
      row("ap-south-1", { keyArn: KEY, storeArn: BUCKET }),
    ];
    const homes = homeUnits(REGIONS, [...rows, ...rows]);
    expect(homes.ofKey(KEY, "us-east-1")).toEqual(["ap-south-1", "eu-west-1"]);
    expect(homes.ofStore(BUCKET, "us-east-1")).toEqual(["ap-south-1"]);
  });

  test("its own Region, if it is a key that no row uses, and to the account if that was not read", () => {
    const homes = homeUnits(REGIONS, [row("us-east-1")]);
    expect(homes.ofKey(KEY, "eu-west-1")).toEqual(["eu-west-1"]);
    expect(homes.ofKey(KEY, "us-west-2")).toEqual([""]);
  });
});

describe("what is found about a key, a grant or a store, and what is counted for it, belongs to each unit that keeps it", () => {
  const subjects: readonly Subject[] = [
    { kind: "key", arn: KEY },
    { kind: "grant", keyArn: KEY, grantId: "1" },
    { kind: "store", arn: BUCKET },
  ];
  const rows = ["eu-west-1", "ap-south-1"].map((region) => row(region, { keyArn: KEY, storeArn: BUCKET }));

  test.each(subjects)("$kind: all whose rows use it, whatever its own; else its own, or the account", (subject) => {
    const homesOf = (of: readonly ReturnType<typeof row>[], region: string) =>
      homeUnits(REGIONS, of).ofJudgement({ subject, region }, "region");
    expect(homesOf(rows, "eu-west-1")).toEqual(["ap-south-1", "eu-west-1"]);
    expect(homesOf(rows, "us-east-1")).toEqual(["ap-south-1", "eu-west-1"]);
    expect(homesOf([], "us-east-1")).toEqual(["us-east-1"]);
    expect(homesOf([], "us-west-2")).toEqual([""]);
  });

  test("what a control that spans Regions finds belongs to the account", () => {
    const judgement = { subject: { kind: "region", region: "us-east-1" }, region: "us-east-1" } as const;
    expect(homeUnits(REGIONS, []).ofJudgement(judgement, "account")).toEqual([""]);
    expect(homeUnits(REGIONS, []).ofJudgement(judgement, "region")).toEqual(["us-east-1"]);
  });
});

describe("a scan replaces what its account has once", () => {
  const disabled = (verdict: "not-applicable" | "unknown") => [{ type: "region", region: "ap-south-1", verdict }];

  test("when it is the first, or read every Region that the one before rests on", () => {
    expect(readsAccount(["us-east-1"], [], [])).toBe(true);
    expect(readsAccount(REGIONS, [], ["us-east-1", "eu-west-1"])).toBe(true);
    expect(readsAccount(["us-east-1"], [], REGIONS)).toBe(false);
  });

  test("also without a Region that the account no longer has enabled, but not if the list of Regions was not read", () => {
    const rest = ["us-east-1", "eu-west-1"];
    expect(readsAccount(rest, disabled("not-applicable"), REGIONS)).toBe(true);
    expect(readsAccount(rest, disabled("unknown"), REGIONS)).toBe(false);
    expect(readsAccount(["us-east-1"], disabled("not-applicable"), REGIONS)).toBe(false);
  });
});
