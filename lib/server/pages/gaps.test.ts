import { expect, onTestFinished, test, vi } from "vitest";
import { gapsHref } from "#components/gaps/gaps-href.ts";
import type { FailureKind } from "#lib/domain/call.ts";
import { NOW } from "#lib/domain/posture.ts";
import { ACCOUNT, DENIED, sampleSnapshot } from "#lib/snapshots/snapshot-sample.testkit.ts";
import { NO_COUNTS } from "#lib/snapshots/stored-scan.ts";
import { temporaryDatabase } from "#lib/snapshots/temporary-database.testkit.ts";
import { closeDatabase, database } from "../database.ts";
import { gapsPage, missingPermissions, readGapsQuery } from "./gaps.ts";

const gapOf = (kind: FailureKind, permission: string) => ({
  ...{ accountId: "111122223333", region: "us-east-1", type: "agent", subject: null },
  failure: { ...DENIED, kind, permission },
});

test("only calls that AWS denied are missing permissions, each once, in order", () => {
  const others = (
    ["credentials", "throttled", "not-found", "not-offered", "not-enabled", "unsupported", "unreachable"] as const
  ).map((kind) => gapOf(kind, `bedrock:${kind}`));
  const denied = ["bedrock:ListAgents", "", "bedrock:GetAgent", "bedrock:ListAgents"];
  const gaps = [
    ...others,
    ...denied.map((permission) => gapOf("denied", permission)),
    gapOf("failed", "s3:x"),
    gapOf("cut-off", "s3:y"),
  ];
  expect(missingPermissions(gaps)).toEqual(["bedrock:GetAgent", "bedrock:ListAgents"]);
});

test("a filter, an order and a page are the same after a round trip through the URL", () => {
  const filter = { kind: "denied", region: ["us-east-1"], account: [] } as const;
  const { searchParams } = new URL(gapsHref(filter, { asked: NOW, sort: "-region", page: 3 }), "http://localhost");
  expect(readGapsQuery(searchParams)).toEqual({
    query: { asked: NOW, filter, sort: "-region", page: 3, limit: 100 },
    problems: [],
  });
});

test("an invalid kind or page is reported while the Region still applies", () => {
  const { query, problems } = readGapsQuery({
    kind: "constructor",
    region: ["us-east-1", "eu-west-1"],
    page: "0",
    limit: "1001",
  });
  expect(query.filter).toEqual({ kind: null, region: ["us-east-1", "eu-west-1"], account: [] });
  expect(query.page).toBe(1);
  expect(query.limit).toBe(100);
  expect(problems.map(({ parameter, got }) => [parameter, got])).toEqual([
    ["kind", "constructor"],
    ["page", "0"],
    ["limit", "1001"],
  ]);
});

test("without parameters everything is shown, from the start", () => {
  const filter = { kind: null, region: [], account: [] };
  expect(readGapsQuery({ kind: "", region: "" })).toEqual({
    query: { asked: NOW, filter, sort: "impact", page: 1, limit: 100 },
    problems: [],
  });
});

test("a page is a number of lines, while the filters and the whole count gaps", async () => {
  vi.stubEnv("DATABASE_URL", `file:${temporaryDatabase()}`);
  onTestFinished(async () => {
    await closeDatabase();
    vi.unstubAllEnvs();
  });
  const { journal } = await database();
  const { scanId } = await journal.begin({ accountId: ACCOUNT, partition: "aws", principalArn: "arn:x", regions: [] });
  const gaps = ["arn:a", "arn:b", "arn:c"].flatMap((subject) => [
    { ...gapOf("denied", "bedrock:GetAgent"), subject },
    { ...gapOf("throttled", "bedrock:GetAgent"), subject, region: "eu-west-1" },
  ]);
  await journal.complete(scanId, { ...sampleSnapshot(1), gaps: [...gaps, gapOf("failed", "s3:x")] }, NO_COUNTS, []);

  const all = await gapsPage(readGapsQuery({ limit: "2" }).query);
  expect(all?.gaps).toHaveLength(7);
  expect(all?.page.lines.map((line) => line.gaps.length)).toEqual([3, 3]);
  expect(all?.page).toMatchObject({ at: 1, last: 2, total: 3, gaps: { before: 0, shown: 6, total: 7 } });

  const narrowed = await gapsPage(readGapsQuery({ kind: "throttled", region: "us-east-1" }).query);
  expect(narrowed?.gaps).toHaveLength(7);
  expect(narrowed?.page).toMatchObject({ lines: [], total: 0 });
  expect(narrowed?.facets).toEqual({
    kinds: [
      { value: "denied", count: 3 },
      { value: "failed", count: 1 },
      { value: "throttled", count: 0 },
    ],
    regions: [
      { value: "eu-west-1", count: 3 },
      { value: "us-east-1", count: 0 },
    ],
    accounts: [],
  });
});
