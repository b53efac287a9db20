import { describe, expect, it } from "vitest";
import type { Monitoring } from "#lib/domain/monitoring.ts";
import { monitoring, read, rule, trail, US, unreadable } from "#lib/monitoring/monitoring.testkit.ts";
import { notificationsIn } from "#lib/monitoring/notification.ts";
import { recordingIn } from "#lib/monitoring/recording.ts";
import { templatesFor } from "./region-templates.ts";

function templatesIn(of: Monitoring) {
  const [region] = of.regions;
  return region ? templatesFor(region.region, notificationsIn(of, region), recordingIn(of, region)) : null;
}

describe("the templates of a Region", () => {
  it("cover the events without a whole path, but not CreateGrant, which Bedrock calls routinely", () => {
    expect(templatesIn(monitoring())?.events).toEqual([
      "DeleteImportedKeyMaterial",
      "DisableKeyRotation",
      "CancelKeyDeletion",
    ]);
  });

  it("include a trail where none logs KMS events, and then no metric filter", () => {
    const found = templatesIn(monitoring({ trails: [trail({ logging: read(false) })] }));
    expect(found?.withTrail).toBe(true);
    expect(found?.templates.map(({ id }) => id)).toEqual(["bus-cloudformation", "bus-terraform"]);
  });

  it("cover unknown events too, and include a trail where it is unknown whether one logs them", () => {
    const found = templatesIn(monitoring({ trails: [trail({ logging: unreadable() })] }));
    expect(found?.withTrail).toBe(true);
    expect(found?.events).toContain("DisableKey");
  });

  it("include a metric filter where a trail sends events to a log group, for the Region of that group", () => {
    const logs = templatesIn(monitoring())?.templates.find(({ id }) => id === "logs-cloudformation");
    expect(logs?.region).toBe("us-east-1");
    expect(JSON.parse(logs?.text ?? "{}").Parameters.TrailLogGroup.Default).toBe("trail");
  });

  it("are none where every event has a whole path", () => {
    const everything = rule({ pattern: '{"source":["aws.kms"]}' });
    expect(templatesIn(monitoring({ regions: [{ ...US, rules: read([everything]) }] }))).toBeNull();
  });
});
