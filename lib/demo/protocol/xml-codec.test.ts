import { Region$ } from "@aws-sdk/client-ec2";
import { DBCluster$ } from "@aws-sdk/client-rds";
import { ServerSideEncryptionConfiguration$ } from "@aws-sdk/client-s3";
import { NormalizedSchema } from "@smithy/core/schema";
import { describe, expect, it } from "vitest";
import { xmlMembers, xmlText } from "./xml-codec.ts";

describe("XML follows the schema", () => {
  it("in the names of elements", () => {
    const xml = xmlMembers(NormalizedSchema.of(Region$), { RegionName: "us-east-1", OptInStatus: "opted-in" });
    expect(xml).toBe("<optInStatus>opted-in</optInStatus><regionName>us-east-1</regionName>");
  });

  it("in flattened and wrapped lists", () => {
    const flat = { Rules: [{ BucketKeyEnabled: true }, { BucketKeyEnabled: false }] };
    expect(xmlMembers(NormalizedSchema.of(ServerSideEncryptionConfiguration$), flat)).toBe(
      "<Rule><BucketKeyEnabled>true</BucketKeyEnabled></Rule><Rule><BucketKeyEnabled>false</BucketKeyEnabled></Rule>",
    );
    expect(xmlMembers(NormalizedSchema.of(DBCluster$), { AvailabilityZones: ["a", "b"] })).toBe(
      "<AvailabilityZones><AvailabilityZone>a</AvailabilityZone><AvailabilityZone>b</AvailabilityZone></AvailabilityZones>",
    );
  });

  it("in timestamps, and leaves out what is absent or unknown", () => {
    const value = { ClusterCreateTime: new Date(0), Engine: undefined, Invented: "x" };
    expect(xmlMembers(NormalizedSchema.of(DBCluster$), value)).toBe(
      "<ClusterCreateTime>1970-01-01T00:00:00.000Z</ClusterCreateTime>",
    );
  });

  it("escapes what XML would read as markup", () => {
    expect(xmlText('<a b="c">&')).toBe("&#60;a b=&#34;c&#34;&#62;&#38;");
  });
});
