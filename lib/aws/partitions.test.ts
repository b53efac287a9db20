import { partition } from "@aws-sdk/core/client";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DNS_SUFFIXES } from "#lib/domain/service-principal.ts";
import { isRegion, isSamePartition, partitionOf } from "./partitions.ts";

describe("a Region is what the SDK's partition data lists", () => {
  test.each([
    ["us-east-1", "aws"],
    ["eu-central-1", "aws"],
    ["us-gov-west-1", "aws-us-gov"],
    ["cn-northwest-1", "aws-cn"],
    ["eusc-de-east-1", "aws-eusc"],
    ["us-iso-east-1", "aws-iso"],
    ["us-isob-east-1", "aws-iso-b"],
    ["eu-isoe-west-1", "aws-iso-e"],
    ["us-isof-south-1", "aws-iso-f"],
  ])("%s is in %s", (region, partition) => {
    expect(partitionOf(region)).toBe(partition);
  });

  test.each(["", "evil", "aws-global", "us-east-1.evil.example", "us-east-99", "US-EAST-1", " us-east-1", "__proto__"])(
    "%j is in none",
    (text) => {
      expect(partitionOf(text)).toBeNull();
    },
  );

  test("no other text is a Region, and none throws", () => {
    fc.assert(fc.property(fc.string(), (text) => !isRegion(text)));
  });
});

test("the suffix of each partition is one by which service principals are known", () => {
  const regions = ["us-east-1", "us-gov-west-1", "cn-north-1", "eusc-de-east-1", "us-iso-east-1", "us-isob-east-1"];
  for (const region of [...regions, "eu-isoe-west-1", "us-isof-south-1"])
    expect(DNS_SUFFIXES).toContain(partition(region).dnsSuffix);
});

test("Regions of two partitions, and what is no Region, are never in the same partition", () => {
  expect(isSamePartition("eu-west-1", "us-east-1")).toBe(true);
  expect(isSamePartition("us-gov-west-1", "us-east-1")).toBe(false);
  expect(isSamePartition("evil", "us-east-1")).toBe(false);
  expect(isSamePartition("evil", "evil")).toBe(false);
});
