import { expect, test } from "vitest";
import type { Reader } from "#lib/aws/reader.ts";
import { ACCOUNT } from "#lib/monitoring/monitoring.testkit.ts";
import type { ScanContext } from "../context.ts";
import { ProgressMeter } from "../progress.ts";
import { readRules } from "./read-rules.ts";

test("rules that may match state changes of alarms are kept unless they are disabled", async () => {
  const EventPattern = '{"source":["aws.cloudwatch"]}';
  const Rules = ["ENABLED", "DISABLED", "PAUSED"].map((State) => ({
    ...{ Name: State, Arn: `arn:aws:events:us-east-1:${ACCOUNT}:rule/${State}`, State, EventPattern },
  }));
  const call = { operation: "events:ListRules", requestId: null, at: "2026-11-24T00:00:00.000Z" };
  const context: ScanContext = {
    reader: { call: async () => ({ ok: true, output: { Rules }, call }) } as unknown as Reader,
    identity: { accountId: ACCOUNT, partition: "aws", principalArn: "" },
    signal: new AbortController().signal,
    meter: new ProgressMeter(() => {}),
    gaps: [],
  };
  const { rules, alarmRules } = await readRules(context, "us-east-1");
  expect(alarmRules).toMatchObject({ kind: "read", value: ["ENABLED", "PAUSED"] });
  expect(rules).toMatchObject({ kind: "read", value: [] });
});
