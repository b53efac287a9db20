import { CloudTrailClient, paginateLookupEvents } from "@aws-sdk/client-cloudtrail";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { US_KEYS } from "../account/key-names.ts";
import { clientSettings } from "../client-settings.testkit.ts";
import { type DemoAccount, startDemoAccount } from "../demo-account.ts";

let demo: DemoAccount;
beforeAll(async () => {
  demo = await startDemoAccount({ pageSize: 50 });
});
afterAll(() => demo.close());

async function eventsOf(key: string, region = "us-east-1") {
  const client = new CloudTrailClient(clientSettings(demo, region));
  const LookupAttributes = [{ AttributeKey: "ResourceName" as const, AttributeValue: key }];
  const events = [];
  for await (const { Events = [] } of paginateLookupEvents({ client }, { LookupAttributes })) events.push(...Events);
  return events;
}

describe("the trail of a key", () => {
  it("is newest first, ninety days long, and each event is listed once", async () => {
    const events = await eventsOf(US_KEYS.agents);
    const times = events.map(({ EventTime }) => EventTime?.getTime() ?? 0);
    expect(times).toEqual(times.toSorted((one, other) => other - one));
    expect(Date.now() - (times.at(-1) ?? 0)).toBeLessThan(91 * 86_400_000);
    expect(new Set(events.map(({ EventId }) => EventId)).size).toBe(events.length);
    expect(events.length).toBeGreaterThan(2000);
  });

  it("is that of the key's own Region", async () => {
    expect(await eventsOf(US_KEYS.models, "eu-central-1")).toEqual([]);
    expect((await eventsOf(US_KEYS.models)).map(({ EventName }) => EventName)).toContain("CreateGrant");
  });
});
