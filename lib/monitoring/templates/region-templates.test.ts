import { describe, expect, it } from "vitest";
import type { Watch } from "#lib/domain/monitoring.ts";
import { read, rule, trail, US, watch } from "#lib/monitoring/monitoring.testkit.ts";
import { regionsTold } from "#lib/monitoring/notification.ts";
import { recorded } from "#lib/monitoring/recorded.ts";
import { watchBuild } from "./region-templates.ts";

function buildFor(of: Watch) {
  const [region, told] = [of.regions[0], regionsTold(of)[0]];
  return region && told ? watchBuild(region.region, told.events, recorded(of, region)) : null;
}

describe("what would build the missing links of a Region", () => {
  it("names the calls of which nobody is told, but not the grants that Bedrock makes all day", () => {
    expect(buildFor(watch())?.events).toEqual(["DeleteImportedKeyMaterial", "DisableKeyRotation", "CancelKeyDeletion"]);
  });

  it("brings a trail where none records KMS, and then knows no log group", () => {
    const build = buildFor(watch({ trails: [trail({ logging: read(false) })] }));
    expect(build?.withTrail).toBe(true);
    expect(build?.forms.map(({ id }) => id)).toEqual(["bus-cloudformation", "bus-terraform"]);
  });

  it("offers a metric filter where a recording trail writes to a log group, in that group's Region", () => {
    const logs = buildFor(watch())?.forms.find(({ id }) => id === "logs-cloudformation");
    expect(logs?.region).toBe("us-east-1");
    expect(JSON.parse(logs?.text ?? "{}").Parameters.TrailLogGroup.Default).toBe("trail");
  });

  it("is nothing where nothing is missing", () => {
    const everything = rule({ pattern: '{"source":["aws.kms"]}' });
    expect(buildFor(watch({ regions: [{ ...US, rules: read([everything]) }] }))).toBeNull();
  });
});
