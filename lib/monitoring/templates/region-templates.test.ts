import { describe, expect, it } from "vitest";
import type { Monitoring } from "#lib/domain/monitoring.ts";
import { monitoring, read, rule, trail, US } from "#lib/monitoring/monitoring.testkit.ts";
import { notificationsIn } from "#lib/monitoring/notification.ts";
import { recordingIn } from "#lib/monitoring/recording.ts";
import { templatesFor } from "./region-templates.ts";

function buildFor(of: Monitoring) {
  const [region] = of.regions;
  return region ? templatesFor(region.region, notificationsIn(of, region), recordingIn(of, region)) : null;
}

describe("what would build the missing links of a Region", () => {
  it("names the calls of which nobody is told, but not the grants that Bedrock makes all day", () => {
    expect(buildFor(monitoring())?.events).toEqual([
      "DeleteImportedKeyMaterial",
      "DisableKeyRotation",
      "CancelKeyDeletion",
    ]);
  });

  it("brings a trail where none records KMS, and then knows no log group", () => {
    const build = buildFor(monitoring({ trails: [trail({ logging: read(false) })] }));
    expect(build?.withTrail).toBe(true);
    expect(build?.templates.map(({ id }) => id)).toEqual(["bus-cloudformation", "bus-terraform"]);
  });

  it("offers a metric filter where a recording trail writes to a log group, in that group's Region", () => {
    const logs = buildFor(monitoring())?.templates.find(({ id }) => id === "logs-cloudformation");
    expect(logs?.region).toBe("us-east-1");
    expect(JSON.parse(logs?.text ?? "{}").Parameters.TrailLogGroup.Default).toBe("trail");
  });

  it("is nothing where nothing is missing", () => {
    const everything = rule({ pattern: '{"source":["aws.kms"]}' });
    expect(buildFor(monitoring({ regions: [{ ...US, rules: read([everything]) }] }))).toBeNull();
  });
});
