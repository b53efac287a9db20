import { expect, test } from "vitest";
import type { Failure } from "#lib/domain/call.ts";
import type { DescribedKey } from "#lib/domain/key.ts";
import type { Observation, Relation } from "#lib/domain/observation.ts";
import type { KeyReading } from "#lib/domain/reading.ts";
import { indexScan } from "#lib/domain/scan-index.ts";
import { liveVersionKey } from "./bep-001-live-version-key.ts";

const region = "us-east-1";
const call = { operation: "bedrock:GetAgent", requestId: null, at: "2026-11-24T00:00:00.000Z" };
const failure: Failure = {
  ...call,
  kind: "denied",
  code: "AccessDenied",
  message: "",
  httpStatus: 403,
  permission: "",
};
const KEY = "arn:aws:kms:us-east-1:123456789012:key/k";
const unread = { kind: "unreadable", failure } as const;
const key: DescribedKey = {
  kind: "described",
  metadata: {
    ...{
      arn: KEY,
      keyId: "k",
      accountId: "123456789012",
      region,
      manager: "CUSTOMER",
      state: "Enabled",
      spec: "SYMMETRIC_DEFAULT",
      usage: "ENCRYPT_DECRYPT",
    },
    ...{
      origin: "",
      description: "",
      createdAt: null,
      deletionDate: null,
      pendingWindowDays: null,
      validTo: null,
      multiRegion: null,
    },
  },
  call,
  ...{ rotation: unread, aliases: unread, policy: unread, grants: unread, tags: unread },
};
const customer: KeyReading = { kind: "named", key: KEY, region, call };
const owned: KeyReading = { kind: "absent", absence: { means: "aws-owned" }, call };
const unknown: KeyReading = { kind: "unreadable", failure };

const observation = (
  type: string,
  arn: string,
  reading: KeyReading | null,
  relations: Relation[] = [],
): Observation => ({
  ...{
    type,
    arn,
    region,
    accountId: "123456789012",
    name: arn,
    status: null,
    createdAt: null,
    facts: {},
    calls: [],
    relations,
  },
  parentArn: arn === "agent" ? null : "agent",
  protections: reading ? [{ data: "d", caveat: null, source: { kind: "key", reading } }] : [],
});

function check(draft: KeyReading, version: KeyReading, routes: "version" | "draft" = "version") {
  const to = routes === "version" ? { type: "agent-version", arn: "agent#version/1" } : { type: "agent", arn: "agent" };
  const alias = observation("agent-alias", "alias", null, [{ kind: "routes-to", to, label: null }]);
  const observations = [
    observation("agent", "agent", draft),
    observation("agent-version", "agent#version/1", version),
    alias,
  ];
  const index = indexScan({
    scope: { accountId: "123456789012", partition: "aws" },
    observations,
    stores: [],
    keys: new Map([[KEY, key]]),
  });
  const resources = observations.map((each) => ({ id: each.arn, observation: each }));
  const seen = { resources, stores: [], keys: [key], gaps: [], rows: [], monitoring: null, transit: null };
  const judged = [...liveVersionKey.check(seen, index)].find(({ name }) => name === "alias");
  return judged?.answer ?? null;
}

test("a draft under a customer key while the live version is not fails", () => {
  expect(check(customer, owned)).toBe("fail");
});

test("as well protected as the draft passes, whatever that is", () => {
  expect(check(customer, customer)).toBe("pass");
  expect(check(owned, owned)).toBe("pass");
});

test("what could not be read is unknown, and never a pass", () => {
  expect(check(customer, unknown)).toBe("cannot-tell");
  expect(check(unknown, customer)).toBe("cannot-tell");
});

test("an alias of the draft itself is not asked", () => {
  expect(check(customer, owned, "draft")).toBeNull();
});
