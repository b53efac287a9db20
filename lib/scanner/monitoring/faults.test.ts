import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import type { Reader } from "#lib/aws/reader.ts";
import { type DemoAccount, startDemoAccount } from "#lib/demo/demo-account.ts";
import type { Part } from "#lib/domain/key.ts";
import type { Snapshot } from "#lib/domain/snapshot.ts";
import {
  type MonitoringRead,
  partsOf,
  readMonitoringOf,
  readMonitoringThrough,
} from "../../../e2e/accounts/read-monitoring.ts";
import { scanEndpoint } from "../../../e2e/accounts/scan-endpoint.ts";

/** The actions that read the monitoring, and the name of the parts that each reads. */
const ACTIONS = [
  ["cloudtrail:DescribeTrails", "trails of"],
  ["cloudtrail:GetTrailStatus", "logging of"],
  ["cloudtrail:GetEventSelectors", "selection of"],
  ["logs:DescribeMetricFilters", "filters of"],
  ["cloudwatch:DescribeAlarms", "alarms of"],
  ["events:ListRules", "rules of"],
  ["events:ListTargetsByRule", "targets of"],
  ["sns:GetTopicAttributes", "subscriptions of"],
] as const;

/** A part without the time of its call; of rules without their targets. */
function saying(part: Part<unknown> | undefined): string {
  if (part?.kind === "unreadable") return `${part.failure.permission} ${part.failure.kind}`;
  return JSON.stringify(part, (name, value) => (name === "call" || name === "targets" ? undefined : value));
}

const EMPTY = saying({ kind: "read", value: [], call: { operation: "", requestId: null, at: "" } });

let account: DemoAccount;
let calm: MonitoringRead;
beforeAll(async () => {
  account = await startDemoAccount();
  calm = await readMonitoringOf(account);
});
afterAll(() => account.close());

describe.each(ACTIONS)("when %s fails", (action, part) => {
  it.each(["deny", "error500", "html", "garbage", "wrong-types"] as const)(
    "by %s, only the parts it reads are unreadable, with a gap for each",
    async (kind) => {
      const { monitoring, gaps } = await readMonitoringOf(account, { operation: action, kind });
      const before = partsOf(calm.monitoring);
      const parts = [...partsOf(monitoring)];
      const rest = parts.filter(([name]) => !name.startsWith(part));
      for (const [name, now] of rest) expect(saying(now), name).toBe(saying(before.get(name)));

      const resting = parts.filter(([name]) => name.startsWith(part));
      const lost = resting.filter(([, now]) => now.kind === "unreadable" && now.failure.permission === action);
      expect(lost.length).toBeGreaterThan(0);
      expect(gaps.filter(({ failure }) => failure.permission === action)).toHaveLength(lost.length);
      // An empty list has no member of a wrong type; parts of another account are not read.
      for (const [name, now] of resting.filter((each) => !lost.includes(each))) {
        expect(saying(now), name).toBe(saying(before.get(name)));
        expect(now.kind === "not-offered" || (kind === "wrong-types" && saying(now) === EMPTY), name).toBe(true);
      }
    },
  );
});

describe("a page token that never ends", () => {
  it.each(["logs:DescribeMetricFilters", "cloudwatch:DescribeAlarms", "events:ListRules", "events:ListTargetsByRule"])(
    "is cut off in %s, and the pages so far are not taken for the whole list",
    async (operation) => {
      const { monitoring, gaps } = await readMonitoringOf(account, { operation, kind: "endless-token" });
      const cut = gaps.filter(({ failure }) => failure.operation === operation && failure.kind === "cut-off");
      expect(cut.length).toBeGreaterThan(0);
      expect(cut.map(({ failure }) => failure.code)).toContain("EndlessPages");
      const unreadable = [...partsOf(monitoring).values()].filter(
        (part) => part.kind === "unreadable" && part.failure.kind === "cut-off",
      );
      expect(unreadable).toHaveLength(cut.length);
    },
  );
});

it("from an endpoint whose answers are empty, every part is unreadable", async () => {
  const call = { operation: "any:Thing", requestId: null, at: "2026-11-24T00:00:00.000Z" };
  const hollow = { call: async () => ({ ok: true, output: {}, call }) } as Partial<Reader> as Reader;
  const { monitoring, progress } = await readMonitoringThrough(hollow);
  expect(new Set([...partsOf(monitoring).values()].map(({ kind }) => kind))).toEqual(new Set(["unreadable"]));
  expect(monitoring.regions).toHaveLength(4);
  expect(progress).toEqual({ done: 8, total: 8 });
});

test("with CloudTrail, logs, alarms, events and topics denied, the monitoring is unreadable and nothing else changes", async () => {
  account.faults.set([]);
  const whole = await scanEndpoint(account.url);
  account.faults.set(ACTIONS.map(([operation]) => ({ operation, kind: "deny" })));
  const part = await scanEndpoint(account.url);
  account.faults.set([]);

  const [before, after] = [timeless(rest(whole.snapshot)), timeless(rest(part.snapshot))];
  expect(after.filter((entry) => !before.includes(entry))).toEqual([]);
  expect(after).toHaveLength(before.length);
  const { monitoring } = part.snapshot;
  if (!monitoring) throw new Error("The scan did not read the monitoring");
  for (const [name, of] of partsOf(monitoring))
    expect(of, name).toMatchObject({ kind: "unreadable", failure: { kind: "denied" } });
  expect(monitoring.regions).toHaveLength(4);
}, 120_000);

/**
 * A snapshot without what the monitoring contributes to it: findings of Regions are findings of their monitoring, and
 * its calls and gaps are among those that are counted by Region.
 */
function rest({ monitoring, transit, gaps, findings, controls, reads, ...others }: Snapshot) {
  const asked = new Set<string>(ACTIONS.map(([action]) => action));
  return {
    ...others,
    endpoints: transit?.regions ?? [],
    // Without alarms no topic is read, so that there is no connection to SNS.
    connections: transit?.connections.filter(({ service }) => !MONITORING_SERVICES.has(service)) ?? [],
    gaps: gaps.filter(({ failure }) => !asked.has(failure.permission)),
    findings: findings.filter(({ subject }) => subject.kind !== "region"),
  };
}

const MONITORING_SERVICES = new Set(["cloudtrail", "cloudwatch", "cloudwatch-logs", "eventbridge", "sns"]);
const MOMENTS = new Set(["at", "observedAt", "requestId", "sourceRequestId", "keySourceRequestId"]);

/** One sorted line for each entry, without times and request ids. */
function timeless(snapshot: ReturnType<typeof rest>): readonly string[] {
  const write = (value: unknown) => JSON.stringify(value, (name, each) => (MOMENTS.has(name) ? undefined : each));
  return Object.entries(snapshot)
    .flatMap(([name, entries]) => entries.map((entry) => `${name} ${write(entry)}`))
    .sort();
}
