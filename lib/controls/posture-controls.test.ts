import { describe, expect, test } from "vitest";
import type { DescribedKey } from "#lib/domain/key.ts";
import { indexScan } from "#lib/domain/scan-index.ts";
import type { CodedRow, Seen } from "#lib/domain/snapshot.ts";
import { ACCOUNT, CALL, DENIED, sampleKey, sampleRow, sampleSnapshot } from "#lib/snapshots/snapshot-sample.testkit.ts";
import { encrypted } from "./bep-002-encrypted.ts";
import { customerKey } from "./bep-003-customer-key.ts";
import { keyUsable } from "./bep-004-key-usable.ts";
import { rotation } from "./bep-005-rotation.ts";
import { agentsBefore2025 } from "./bep-006-agents-before-2025.ts";
import type { Control } from "./control.ts";

const scope = { accountId: ACCOUNT, partition: "aws" };
const index = indexScan({ scope, observations: [], stores: [], keys: new Map() });
const answers = (control: Control, seen: Partial<Seen>) =>
  [...control.check({ ...sampleSnapshot(0, 0), ...seen }, index)].map(({ answer }) => answer);

const key = sampleKey(1);
const row = (more: Partial<CodedRow>): CodedRow => ({ ...sampleRow(1, []), unknown: null, ...more });
const ofKey = (control: Control, changes: Partial<DescribedKey["metadata"]>, more: Partial<DescribedKey> = {}) =>
  answers(control, {
    rows: [row({ keyArn: key.metadata.arn })],
    keys: [{ ...key, ...more, metadata: { ...key.metadata, state: "Enabled", ...changes } }],
  });

describe("BEP-002 and BEP-003", () => {
  test.each([
    ["unencrypted", null, ["fail"], []],
    ["aws-owned", null, ["pass"], ["fail"]],
    ["aws-managed", null, ["pass"], ["fail"]],
    ["key-unusable", null, ["pass"], ["pass"]],
    ["customer-managed", null, ["pass"], ["pass"]],
    ["unknown", "unreadable", ["cannot-tell"], ["cannot-tell"]],
    ["unknown", "not-exposed", [], []],
    ["not-applicable", null, [], []],
  ] as const)("%s (%s)", (verdict, unknown, ofEncrypted, ofCustomerKey) => {
    const rows = [row({ verdict, unknown })];
    expect(answers(encrypted, { rows })).toEqual(ofEncrypted);
    expect(answers(customerKey, { rows })).toEqual(ofCustomerKey);
  });
});

describe("BEP-004", () => {
  const daysAfter = (days: number) => new Date(Date.parse(CALL.at) + days * 86_400_000).toISOString();

  test("a key that cannot be used, and one that can encrypt nothing, fail", () => {
    expect(ofKey(keyUsable, {})).toEqual(["pass"]);
    expect(ofKey(keyUsable, { state: "Updating" })).toEqual(["pass"]);
    for (const state of ["Disabled", "PendingDeletion", "PendingImport", "Unavailable", "Creating"])
      expect(ofKey(keyUsable, { state })).toEqual(["fail"]);
    expect(ofKey(keyUsable, { usage: "SIGN_VERIFY", spec: "RSA_2048" })).toEqual(["fail"]);
  });

  test("the reason says what has happened to the data, by the state of the key", () => {
    const reasonOf = (changes: Partial<DescribedKey["metadata"]>) => {
      const changed = { ...key, metadata: { ...key.metadata, ...changes } };
      const seen = { ...sampleSnapshot(0, 0), rows: [row({ keyArn: key.metadata.arn })], keys: [changed] };
      return [...keyUsable.check(seen, index)].map(({ reason }) => reason).join();
    };
    expect(reasonOf({ state: "Disabled" })).toMatch(/Disabled\. Data encrypted with it is unreadable\.$/);
    expect(reasonOf({ state: "PendingDeletion", deletionDate: "2026-12-10T08:00:00.000Z" })).toMatch(
      /unreadable, and unrecoverable from 2026-12-10 unless the deletion is cancelled\.$/,
    );
    expect(reasonOf({ state: "Enabled", usage: "SIGN_VERIFY", spec: "RSA_2048" })).not.toContain("unreadable");
  });

  test("material that expires within thirty days of the look at the key fails", () => {
    expect(ofKey(keyUsable, { validTo: daysAfter(29) })).toEqual(["fail"]);
    expect(ofKey(keyUsable, { validTo: daysAfter(31) })).toEqual(["pass"]);
  });

  test("a deleted key fails, one that could not be described is unknown, one without data is not evaluated", () => {
    const reference = key.metadata.arn;
    const named = { reference, accountId: ACCOUNT, region: "us-east-1", failure: DENIED };
    const rows = [row({ keyArn: reference })];
    expect(answers(keyUsable, { rows, keys: [{ ...named, kind: "gone" }] })).toEqual(["fail"]);
    expect(answers(keyUsable, { rows, keys: [{ ...named, kind: "unreadable" }] })).toEqual(["cannot-tell"]);
    expect(answers(keyUsable, { rows: [row({ keyArn: null })], keys: [key] })).toEqual([]);
  });
});

test("BEP-005: off fails, denied is unknown, a key that KMS does not rotate or another account owns is not evaluated", () => {
  const read = (enabled: boolean) =>
    ({ rotation: { kind: "read", value: { enabled, periodDays: null, nextAt: null }, call: CALL } }) as const;
  expect(ofKey(rotation, {}, read(true))).toEqual(["pass"]);
  expect(ofKey(rotation, {}, read(false))).toEqual(["fail"]);
  expect(ofKey(rotation, {}, { rotation: { kind: "unreadable", failure: DENIED } })).toEqual(["cannot-tell"]);
  expect(ofKey(rotation, {}, { rotation: { kind: "not-offered", reason: "" } })).toEqual([]);
  expect(ofKey(rotation, { accountId: "999999999999" }, read(false))).toEqual([]);
  expect(ofKey(rotation, { manager: "AWS" }, read(false))).toEqual([]);
});

test("BEP-006: only an agent with a customer managed key from before the day fails", () => {
  const agent = (createdAt: string | null, more: Partial<CodedRow>) => {
    const { resources, rows } = sampleSnapshot(1);
    return answers(agentsBefore2025, {
      resources: resources.map(({ id, observation }) => ({
        id,
        observation: { ...observation, type: "agent", createdAt },
      })),
      rows: rows.map((each) => ({ ...each, type: "agent", keyArn: key.metadata.arn, ...more })),
    });
  };
  expect(agent("2025-01-21T23:59:59.000Z", { verdict: "customer-managed" })).toEqual(["fail"]);
  expect(agent("2025-01-22T00:00:00.000Z", { verdict: "customer-managed" })).toEqual(["pass"]);
  expect(agent("2024-01-01T00:00:00.000Z", { verdict: "key-unusable" })).toEqual(["fail"]);
  expect(agent(null, { verdict: "customer-managed" })).toEqual(["cannot-tell"]);
  expect(agent(null, { verdict: "unknown", keyArn: null })).toEqual(["cannot-tell"]);
  expect(agent("2024-01-01T00:00:00.000Z", { verdict: "aws-owned", keyArn: null })).toEqual([]);
});
