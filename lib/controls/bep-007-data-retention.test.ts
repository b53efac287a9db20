import { expect, test } from "vitest";
import type { Observation } from "#lib/domain/observation.ts";
import { reasonMembers } from "#lib/domain/reason.ts";
import { indexScan } from "#lib/domain/scan-index.ts";
import type { CodedRow } from "#lib/domain/snapshot.ts";
import { sampleRow } from "#lib/snapshots/snapshot-sample.testkit.ts";
import { dataRetention } from "./bep-007-data-retention.ts";

const REGION = "eu-central-1";

const observation = (type: string, mode: string | undefined): Observation => ({
  type,
  accountId: "123456789012",
  region: REGION,
  arn: `arn:aws:bedrock:${REGION}:123456789012:${type}`,
  name: type,
  status: null,
  parentArn: null,
  createdAt: null,
  protections: [],
  relations: [],
  facts: mode === undefined ? {} : { dataRetention: mode },
  calls: [],
});

/** The answers for the account and for its project. */
function judged(account: string | undefined | null, project: string | undefined, rows: readonly CodedRow[] = []) {
  const observations = [
    ...(account === null ? [] : [observation("account-data-retention", account)]),
    observation("bedrock-project", project),
  ];
  const index = indexScan({
    scope: { accountId: "123456789012", partition: "aws" },
    observations,
    stores: [],
    keys: new Map(),
  });
  const resources = observations.map((each) => ({ id: each.type, observation: each }));
  const seen = { resources, stores: [], keys: [], gaps: [], rows, monitoring: null, transit: null };
  return [...dataRetention.check(seen, index)];
}
const answers = (account: string | undefined | null, project: string | undefined) =>
  Object.fromEntries(judged(account, project).map(({ name, answer }) => [name, answer]));

test("only the mode none passes; a mode that is yet to come fails", () => {
  expect(answers("none", "none")).toEqual({ "account-data-retention": "pass", "bedrock-project": "pass" });
  for (const mode of ["default", "aws_review", "provider_data_share", "some_future_mode"]) {
    expect(answers(mode, mode)).toEqual({ "account-data-retention": "fail", "bedrock-project": "fail" });
  }
});

test("an account without a mode fails: each model's own applies", () => {
  expect(answers("inherit", "none")).toEqual({ "account-data-retention": "fail", "bedrock-project": "pass" });
});

test("a project without a mode follows the account, and is never better known than it", () => {
  expect(answers("none", "inherit")["bedrock-project"]).toBe("pass");
  expect(answers("default", "inherit")["bedrock-project"]).toBe("fail");
  expect(answers(undefined, "inherit")["bedrock-project"]).toBe("cannot-tell");
  expect(answers(null, "inherit")["bedrock-project"]).toBe("cannot-tell");
});

test("a mode that was not read is unknown", () => {
  expect(answers(undefined, undefined)).toEqual({
    "account-data-retention": "cannot-tell",
    "bedrock-project": "cannot-tell",
  });
});

test("what could not be read is the mode, not a key", () => {
  const failed = { failure: "denied", errorCode: "X" } as const;
  const parameters = { operation: "bedrock:GetAccountDataRetention", ...failed };
  const row = {
    ...sampleRow(1, []),
    resourceId: "account-data-retention",
    ...reasonMembers({ code: "key-unreadable", parameters }),
  };
  expect(judged(undefined, "inherit", [row]).map(({ reason }) => reason)).toEqual([
    "bedrock:GetAccountDataRetention failed with X: the data retention mode is unknown.",
    "The project uses the account's mode. bedrock:GetAccountDataRetention failed with X: the data retention mode is unknown.",
  ]);
});
