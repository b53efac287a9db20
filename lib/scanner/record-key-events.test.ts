import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createReader, type Reader } from "#lib/aws/reader.ts";
import { PRINCIPAL_ARN } from "#lib/demo/account/identity.ts";
import { US_KEYS } from "#lib/demo/account/key-names.ts";
import { type DemoAccount, startDemoAccount } from "#lib/demo/demo-account.ts";
import type { Failure } from "#lib/domain/call.ts";
import { isDeniedUse } from "#lib/domain/key-event.ts";
import type { EventPage } from "./read-key-events.ts";
import { type EventKeeper, recordKeyEvents } from "./record-key-events.ts";

let account: DemoAccount;
let reader: Reader;
beforeAll(async () => {
  Object.assign(process.env, { AWS_REGION: "us-east-1", AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test" });
  account = await startDemoAccount();
  reader = createReader({ endpoint: account.url, bounds: { attempts: 2 } });
});
beforeEach(() => {
  account.faults.set([]);
  account.policy.allowOnly(null);
});
afterAll(async () => {
  reader.close();
  await account.close();
});

/** A keeper that stops the reading once it has so many pages. */
class Memory implements EventKeeper {
  readonly pages: EventPage[] = [];
  ended: { state: string; cutOff: boolean; failure: Failure | null } | null = null;
  readonly most: number;

  constructor(most = Number.POSITIVE_INFINITY) {
    this.most = most;
  }
  begin = async () => "read";
  beat = async () => true;
  keep = async (_: unknown, __: string, page: EventPage) => this.pages.push(page) < this.most;
  end = async (_: string, state: string, cutOff = false, failure: Failure | null = null) => {
    this.ended = { state, cutOff, failure };
  };
  get events() {
    return this.pages.flatMap(({ events }) => events);
  }
}

async function read(keyArn: string, keeper = new Memory(), from: Pick<Reader, "call"> = reader) {
  const wanted = { accountId: "123456789012", keyArn, region: "us-east-1", scannerArn: PRINCIPAL_ARN };
  await (await recordKeyEvents(from, keeper, wanted, new Date()))?.ended;
  return keeper;
}

test.each([[[null]], [[{ EventId: "e", EventName: "Decrypt", EventTime: "yesterday" }]]])(
  "events that are none (%j) end a reading with a failure that says so, never as if nothing were there",
  async (Events) => {
    const call = { operation: "cloudtrail:LookupEvents", requestId: null, at: "2026-11-24T00:00:00.000Z" };
    const from = { call: async () => ({ ok: true, output: { Events }, call }) } as Partial<Reader> as Reader;
    const { ended } = await read(US_KEYS.models, new Memory(), from);
    expect(ended).toMatchObject({ state: "failed", failure: { kind: "failed", code: "UnexpectedAnswer" } });
  },
);

describe("the events of a key", () => {
  test("are read page by page, newest first, to the end", async () => {
    const { pages, events, ended } = await read(US_KEYS.models);
    expect(pages.length).toBeGreaterThan(2);
    expect(ended).toEqual({ state: "completed", cutOff: false, failure: null });
    const times = events.map(({ at }) => at);
    expect(times).toEqual(times.toSorted().toReversed());
    const grant = events.find(({ name }) => name === "CreateGrant");
    expect(grant).toMatchObject({ byBedrock: true, operations: ["Decrypt", "GenerateDataKey"], tls: null });
    expect(grant?.resources).toEqual([
      "arn:aws:bedrock:us-east-1:123456789012:custom-model/amazon.nova-lite-v1:0:300k/clmtriage003",
    ]);
  });

  test("tie Bedrock's own retirement of a grant to the grant", async () => {
    const { events } = await read(US_KEYS.models);
    const [made, ...others] = events.filter(({ name }) => name === "CreateGrant");
    expect(others).toEqual([]);
    const retired = events.filter(({ name }) => name === "RetireGrant");
    expect(retired.map(({ grantId }) => typeof grantId)).toEqual(["string", "string"]);
    expect(retired[0]).toMatchObject({ grantId: made?.grantId, byBedrock: true });
  });

  test("include what AgentCore does under a principal that names its Region", async () => {
    const { events } = await read(US_KEYS.agents);
    const service = "bedrock-agentcore-identity.us-east-1.amazonaws.com";
    expect(events.find(({ by }) => by.service === service)).toMatchObject({ byBedrock: true, kind: "use" });
  });

  test("are cut off after a thousand, which is said", async () => {
    const { pages, ended } = await read(US_KEYS.agents);
    expect(pages.reduce((sum, { seen }) => sum + seen, 0)).toBe(1000);
    expect(ended).toMatchObject({ state: "completed", cutOff: true });
  });

  test("leave out the scanner's own reads, also what Bedrock decrypts for it, and count them", async () => {
    const { events, pages } = await read(US_KEYS.legacy);
    expect(events.filter(({ by }) => by.principal === PRINCIPAL_ARN)).toEqual([]);
    expect(pages.reduce((sum, { own }) => sum + own, 0)).toBe(48);
  });

  test("tell a refused use by Bedrock, and who disabled the key over which TLS", async () => {
    const { events } = await read(US_KEYS.legacy);
    expect(events.filter(isDeniedUse).map(({ errorCode }) => errorCode)).toEqual(Array(4).fill("DisabledException"));
    expect(events.find(({ name }) => name === "DisableKey")).toMatchObject({
      kind: "change",
      by: { principal: "arn:aws:sts::123456789012:assumed-role/PlatformOnCall/j.lindqvist" },
      from: "198.51.100.27",
      tls: { version: "TLSv1.3", cipher: "TLS_AES_128_GCM_SHA256" },
    });
  });

  test("stop when the keeper no longer needs them", async () => {
    const { pages, ended } = await read(US_KEYS.agents, new Memory(3));
    expect(pages.length).toBe(3);
    expect(ended?.state).toBe("cancelled");
  });
});

describe("what CloudTrail does not say", () => {
  test("because it is denied is a failure that names the permission", async () => {
    account.policy.allowOnly(["kms:DescribeKey"]);
    const { pages, ended } = await read(US_KEYS.models);
    expect(pages).toEqual([]);
    expect(ended).toMatchObject({
      state: "failed",
      failure: { kind: "denied", permission: "cloudtrail:LookupEvents", operation: "cloudtrail:LookupEvents" },
    });
  });

  test("because it throttles to the end keeps what had been read", async () => {
    let calls = 0;
    const throttledLater: Pick<Reader, "call"> = {
      call: async (...asked) => {
        calls += 1;
        if (calls === 3) account.faults.set([{ operation: "cloudtrail:LookupEvents", kind: "throttle" }]);
        return reader.call(...asked);
      },
    };
    const { pages, ended } = await read(US_KEYS.models, new Memory(), throttledLater);
    expect(pages.length).toBe(2);
    expect(ended).toMatchObject({ state: "failed", failure: { kind: "throttled" } });
  });
});
