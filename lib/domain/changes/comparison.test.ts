import { describe, expect, it } from "vitest";
import type { Change, ComparedRow } from "./change.ts";
import type { ComparedFinding } from "./compare-findings.ts";
import { changesBetween, type Posture } from "./posture.testkit.ts";
import type { PostureScope } from "./sight.ts";
import type { World, WorldProtection } from "./world.testkit.ts";
import { NO_FAULTS, scanWorld, type WorldFaults } from "./world-scan.testkit.ts";

const KEY = { state: "Enabled", rotates: true, policy: 0, grants: [] } as const;

/** A world with one resource, `resource-0` in eu-central-1. */
const world = (protection: Partial<WorldProtection> = {}, key: Partial<typeof KEY> = {}): World => ({
  resources: new Map([
    [
      "resource-0",
      {
        region: "eu-central-1",
        type: "agent",
        protections: [
          { key: "aws-owned", store: "bucket/x", ...protection },
          { key: "key/a", store: null },
        ],
      },
    ],
  ]),
  keys: new Map([["key/a", { ...KEY, ...key }]]),
});
const EMPTY: World = { resources: new Map(), keys: new Map() };

const posture = (of: World, faults: Partial<WorldFaults> = {}, version?: string): Posture =>
  scanWorld(of, { ...NO_FAULTS, ...faults }, version);

const within = ({ scope, ...rest }: Posture, change: Partial<PostureScope>): Posture => ({
  ...rest,
  scope: { ...scope, ...change },
});

/** A change as `kind subject part`. */
const named = (changes: readonly Change[]): readonly string[] =>
  changes
    .map((change) => {
      const what = change.subject === "row" ? change.data : change.subject === "key" ? change.part : change.name;
      return `${change.kind} ${change.subject} ${what}`;
    })
    .sort();

const between = (older: Posture, newer: Posture) => named(changesBetween(older, newer));

describe("what could not be read in the newer posture", () => {
  it("is newly unreadable, row by row and as a list, where a list failed", () => {
    expect(between(posture(world()), posture(world(), { unlisted: ["eu-central-1 agent"] }))).toEqual([
      "newly-unreadable row all eu-central-1 agent",
      "newly-unreadable row content",
      "newly-unreadable row memory",
    ]);
  });

  it("is newly unreadable where its read was denied, also for the row that no longer names its store", () => {
    expect(between(posture(world()), posture(world(), { deniedResources: ["resource-0"] }))).toEqual([
      "newly-unreadable finding resource-0 content",
      "newly-unreadable row content",
      "newly-unreadable row memory",
    ]);
  });

  it("is neither gone nor new where the parent was not read, on which the names of a version's data depend", () => {
    const read = posture(world());
    const children = ({ rows, ...rest }: Posture, data = (name: string) => name): Posture => ({
      ...rest,
      rows: rows.map((row) => ({ ...row, parentArn: "arn:agent", id: data(row.id), data: data(row.data) })),
      findings: [],
    });
    const denied = within(
      children(read, (name) => `${name} (agent not read)`),
      { unreadArns: ["arn:agent"] },
    );
    expect(between(children(read), denied)).toEqual(["newly-unreadable row content", "newly-unreadable row memory"]);
    expect(between(denied, children(read))).toEqual([]);
    expect(between(children(read), within(denied, { unreadArns: [] }))).toHaveLength(4);
  });

  it("is no change in a Region that only one of the scans read", () => {
    const partial = posture(world(), { regionsNotScanned: ["eu-central-1"] });
    expect(between(posture(world()), partial)).toEqual([]);
    expect(between(partial, posture(world()))).toEqual([]);
  });

  it("is newly unreadable for each part of a key that was read before", () => {
    const denied = { deniedParts: ["key/a policy", "key/a grants", "key/a rotation"] };
    expect(between(posture(world()), posture(world(), denied))).toEqual([
      "newly-unreadable finding key/a",
      "newly-unreadable key grants",
      "newly-unreadable key policy",
      "newly-unreadable key rotation",
    ]);
  });

  it("keeps a finding about a key from being fixed: what leads to the key may be what failed", () => {
    const older = posture(world({ key: "key/a" }, { rotates: false as never }));
    const fixed = world({ key: "key/a" });
    expect(between(older, posture(fixed))).toContain("fixed finding key/a");
    expect(between(older, posture(fixed, { deniedStores: ["bucket/x"] }))).not.toContain("fixed finding key/a");
  });

  it("is not gone where AWS says that it does not offer the type", () => {
    const unread = [{ accountId: "111122223333", region: "eu-central-1", type: "agent", offered: false }];
    const newer = within(posture(EMPTY), { unread });
    expect(between(posture(world()), newer)).toEqual(["newly-unreadable row content", "newly-unreadable row memory"]);
  });
});

describe("what could not be read in the older posture", () => {
  it("is not new: only the list says that it can be read again", () => {
    expect(between(posture(world(), { unlisted: ["eu-central-1 agent"] }), posture(world()))).toEqual([
      "readable-again row all eu-central-1 agent",
    ]);
  });

  it("is readable again, and neither better nor fixed", () => {
    const older = posture(world(), { deniedResources: ["resource-0"] });
    expect(between(older, posture(world({ key: "key/a" })))).toEqual(["readable-again row content"]);
  });

  it("is new where AWS did not offer the type: nothing could exist", () => {
    const unread = [{ accountId: "111122223333", region: "eu-central-1", type: "agent", offered: false }];
    const older = within(posture(EMPTY), { unread });
    expect(between(older, posture(world()))).toEqual(["new row content", "new row memory"]);
  });
});

describe("two versions of this program", () => {
  const assessed = (verdict: ComparedRow["verdict"]): Posture => {
    const { rows, findings, ...rest } = posture(world(), {}, "2.0.0");
    const isFirst = ({ data }: ComparedRow) => data === "content";
    return { ...rest, rows: rows.map((row) => (isFirst(row) ? { ...row, verdict } : row)), findings: [] };
  };

  it("that conclude differently from equal facts: assessed differently, never fixed", () => {
    expect(between(posture(world()), assessed("aws-managed"))).toEqual([
      "assessed-differently finding resource-0 content bucket/x",
      "assessed-differently row content",
    ]);
  });

  it("that read other facts: a change in AWS as always", () => {
    expect(between(posture(world()), posture(world({ key: "key/a" }), {}, "2.0.0"))).toEqual([
      "fixed finding resource-0 content bucket/x",
      "fixed row content",
    ]);
  });

  it("of which the older one knew neither the type nor the control: assessed differently, not new", () => {
    const older = within(posture(EMPTY), { controls: ["BEP-003"] });
    expect(between(older, posture(world({}, { rotates: false as never }), {}, "2.0.0"))).toEqual([
      "assessed-differently finding key/a",
      "assessed-differently row content",
      "assessed-differently row memory",
    ]);
  });
});

describe("findings of a Region", () => {
  const finding: ComparedFinding = {
    ...{ accountId: "111122223333", control: "BEP-040", answer: "fail", region: "us-east-1", name: "us-east-1" },
    ...{ subject: { kind: "region", region: "us-east-1" }, reason: "", reasonCode: "x", resourceId: null },
  };
  const monitored = [{ accountId: "111122223333", region: "us-east-1" }];
  const controls = ["BEP-040"];
  const failed = { ...within(posture(EMPTY), { monitored, controls }), findings: [finding] };
  const passed = within(posture(EMPTY), { monitored, controls });

  it("are fixed where the newer posture read all that the older one did", () => {
    expect(between(failed, passed)).toEqual(["fixed finding us-east-1"]);
    expect(between(passed, failed)).toEqual(["new finding us-east-1"]);
  });

  it("are not fixed where the newer posture read fewer Regions or lists, or no monitoring", () => {
    const fewer = posture(EMPTY, { regionsNotScanned: ["us-west-2"] });
    expect(between(failed, within(fewer, { monitored, controls }))).toEqual([]);
    const unlisted = posture(EMPTY, { unlisted: ["us-east-1 agent"] });
    expect(between(failed, within(unlisted, { monitored, controls }))).toEqual([
      "newly-unreadable row all us-east-1 agent",
    ]);
    expect(between(failed, within(passed, { monitored: [] }))).toEqual([]);
  });
});

it("data that moves to another store is one change, not one gone and one new", () => {
  expect(between(posture(world()), posture(world({ store: "bucket/y" })))).toEqual(["changed row content"]);
});

it("a finding that fails for another reason has changed", () => {
  const { findings, ...rest } = posture(world());
  const other = { ...rest, findings: findings.map((each) => ({ ...each, reasonParameters: { statement: 2 } })) };
  expect(between(posture(world()), other)).toEqual(["changed finding resource-0 content bucket/x"]);
});
